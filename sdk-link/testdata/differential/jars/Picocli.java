// jars: picocli
// declare: class jars.Picocli$Tool
// declare: class jars.Picocli$Common
// declare: class jars.Picocli$Copy
// declare: class jars.Picocli$Sum
// declare: class jars.Picocli$Exclusive
// declare: class jars.Picocli$Versions
// declare: class jars.Picocli$PointConverter
// declare: class picocli.CommandLine$HelpCommand
// declare: class picocli.CommandLine$AutoHelpMixin
package jars;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Commands with annotated fields and methods: parsing, conversion, help, errors. */
public class Picocli {
  enum Level {
    QUIET,
    NORMAL,
    LOUD
  }

  record Point(int x, int y) {}

  static class PointConverter implements ITypeConverter<Point> {
    @Override
    public Point convert(String text) {
      String[] parts = text.split(":");
      if (parts.length != 2) {
        throw new CommandLine.TypeConversionException("'" + text + "' is not x:y");
      }
      return new Point(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
  }

  static class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tool 1.2", "made of ${COMMAND-NAME}"};
    }
  }

  static class Common {
    @Option(names = {"-v", "--verbose"}, description = "More output; may be repeated.")
    boolean[] verbose = {};

    @Option(names = "--level", defaultValue = "NORMAL",
        description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if nothing is said.")
    Level level;
  }

  @Command(name = "tool", mixinStandardHelpOptions = true, versionProvider = Versions.class,
      description = "Does @|bold many|@ things.", footer = {"", "That is all."},
      subcommands = {Copy.class, Sum.class, CommandLine.HelpCommand.class},
      sortOptions = false)
  static class Tool implements Runnable {
    @Mixin Common common;

    @Option(names = "--config", paramLabel = "KEY=VALUE", description = "Settings.")
    Map<String, Integer> config;

    @Spec CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    @Command(name = "greet", description = "Greets.")
    int greet(
        @Option(names = {"-n", "--name"}, required = true, description = "Whom.") String name,
        @Parameters(arity = "0..1", defaultValue = "1", description = "How often.") int times) {
      for (int i = 0; i < times; i++) {
        System.out.println("hello " + name);
      }
      return times;
    }
  }

  static class Exclusive {
    @Option(names = "--fast", required = true, description = "Quickly.")
    boolean fast;

    @Option(names = "--slow", required = true, description = "Slowly.")
    boolean slow;
  }

  @Command(name = "copy", aliases = "cp", mixinStandardHelpOptions = true,
      description = "Copies files, in a description that is long enough to be wrapped at the width"
          + " of the help.")
  static class Copy implements Callable<Integer> {
    @ParentCommand Tool tool;

    @ArgGroup(exclusive = true, multiplicity = "0..1", heading = "Speed:%n")
    Exclusive speed;

    @Option(names = {"-s", "--size"}, description = "Size in bytes (default: ${DEFAULT-VALUE}).",
        defaultValue = "1024")
    long size;

    @Option(names = "--factor", description = "A number.")
    BigDecimal factor;

    @Option(names = "--charset", defaultValue = "UTF-8")
    Charset charset;

    @Option(names = "--wait", description = "A duration.")
    Duration wait;

    @Option(names = "--unit")
    TimeUnit unit;

    @Option(names = "--at", converter = PointConverter.class, split = ",")
    List<Point> points = new ArrayList<>();

    @Option(names = "--no-cache", negatable = true, defaultValue = "true", fallbackValue = "true")
    boolean cache;

    @Parameters(index = "0", paramLabel = "FROM", description = "Where from.")
    String from;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TO", description = "Where to.")
    String[] to;

    @Override
    public Integer call() {
      System.out.println(tool.common.level + " " + tool.common.verbose.length + " " + tool.config
          + " " + (speed == null ? "any" : speed.fast + "/" + speed.slow) + " " + size + " " + factor
          + " " + charset + " " + wait + " " + unit + " " + points + " " + cache + " " + from + " "
          + Arrays.toString(to));
      return to.length;
    }
  }

  @Command(name = "sum", description = "Adds numbers.", hidden = false)
  static class Sum implements Callable<Integer> {
    @Parameters(description = "Numbers.")
    List<Integer> numbers = new ArrayList<>();

    private double scale = 1;

    @Option(names = "--scale", description = "A factor.")
    void setScale(double scale) {
      if (scale == 0) {
        throw new IllegalArgumentException("no scale of 0");
      }
      this.scale = scale;
    }

    @Override
    public Integer call() {
      int sum = numbers.stream().mapToInt(Integer::intValue).sum();
      if (sum < 0) {
        throw new IllegalStateException("negative: " + sum);
      }
      System.out.println(sum * scale);
      return 0;
    }
  }

  public static void main(String[] args) {
    String[] lines = {
      "--help",
      "--version",
      "copy --help",
      "help sum",
      "greet -n you 2",
      "greet",
      "greet --help",
      "-v -v --level LOUD --config a=1 --config b=2 cp --fast -s 5 --factor 1.50 --charset"
          + " ISO-8859-1 --wait PT3S --unit SECONDS --at 1:2,3:4 --no-cache x y z",
      "copy from to",
      "copy --size=large from to",
      "copy --fast --slow from to",
      "copy --unit FORTNIGHTS from to",
      "copy --at 1 from to",
      "copy from",
      "copy --sice 5 from to",
      "--level SILENT sum",
      "sum 1 2 3 --scale 2.5",
      "sum 1 2 --scale 0",
      "sum 1 x",
      "sum -- -5",
      "",
      "summ 1",
      "--config a=b sum 1"
    };
    for (String line : lines) {
      System.out.println("$ tool " + line);
      CommandLine command = new CommandLine(new Tool());
      command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
      command.setOut(new PrintWriter(System.out, true));
      command.setErr(new PrintWriter(System.out, true));
      command.setExecutionExceptionHandler((failure, where, parsed) -> {
        System.out.println("failed: " + failure);
        return 9;
      });
      int status = command.execute(line.isEmpty() ? new String[0] : line.split(" +"));
      System.out.println("status " + status);
    }
  }
}
