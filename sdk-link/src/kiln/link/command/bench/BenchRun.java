package kiln.link.command.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The main class of the benchmark process: the workspace, a benchmark's name or {@code --list}, and
 * the class folders to look in.
 */
public final class BenchRun {
  private static final String SUFFIX = "Bench.class";

  private BenchRun() {}

  /** Exits with 0 if every bar held, 1 if not, 2 if there is no such benchmark. */
  public static void main(String[] arguments) throws Exception {
    List<Benchmark> all = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      all.addAll(in(Path.of(arguments[i])));
    }
    if (arguments[1].equals("--list")) {
      System.out.print(list(all));
      return;
    }
    Optional<Benchmark> chosen =
        all.stream().filter(each -> each.name().equals(arguments[1])).findFirst();
    if (chosen.isEmpty()) {
      System.err.print("bench: no benchmark " + arguments[1] + ". There are:\n" + list(all));
      System.exit(2);
    }
    try {
      Table table = new Table(chosen.get().run(Path.of(arguments[0])));
      System.out.print(table.print());
      System.exit(table.allHeld() ? 0 : 1);
    } catch (IOException e) {
      System.err.println("bench " + arguments[1] + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private static String list(List<Benchmark> all) {
    return all.stream()
        .map(each -> "  %-10s %s%n".formatted(each.name(), each.summary()))
        .collect(Collectors.joining());
  }

  private static List<Benchmark> in(Path classes) throws IOException, ReflectiveOperationException {
    List<Benchmark> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).sorted().toList()) {
        String path = classes.relativize(file).toString();
        Class<?> type =
            Class.forName(path.substring(0, path.length() - ".class".length()).replace('/', '.'));
        if (Benchmark.class.isAssignableFrom(type)) {
          found.add((Benchmark) type.getDeclaredConstructor().newInstance());
        }
      }
    }
    return found;
  }
}
