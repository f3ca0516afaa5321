package kiln.link.toolchain;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.LinkFailure;

/** The system's gcc 12 or newer and GNU ld, for x86-64. */
final class Gcc {
  private static final int OLDEST = 12;
  private static final String WAY_OUT =
      " Install it (Debian, Ubuntu: apt-get install gcc binutils), or leave out --toolchain gcc: the"
          + " pinned LLVM needs nothing from the system.";

  private Gcc() {}

  /** Looks through the folders of {@code path}, as a shell would. */
  static Toolchain in(String path) throws LinkFailure {
    Path gcc = find("gcc", path);
    Path ld = find("ld", path);
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("PATH", path); // gcc looks for `as` there
    environment.put("LC_ALL", "C");
    String version = ask(gcc, environment, "-dumpfullversion");
    String machine = ask(gcc, environment, "-dumpmachine");
    requireUsable(gcc, version, machine);
    String linker = ask(ld, environment, "--version").lines().findFirst().orElse("?");
    return new Toolchain(Toolchain.Family.GCC, version + " " + machine + ", " + linker, gcc,
        List.of(ld.toString()), environment);
  }

  private static void requireUsable(Path gcc, String version, String machine) throws LinkFailure {
    Matcher major = Pattern.compile("(\\d+)\\..*").matcher(version);
    if (!major.matches() || Integer.parseInt(major.group(1)) < OLDEST) {
      throw failure(gcc + " is version " + version + "; an image needs gcc " + OLDEST
          + " or newer." + WAY_OUT);
    }
    if (!machine.startsWith("x86_64")) {
      throw failure(gcc + " compiles for " + machine + "; an image needs x86_64." + WAY_OUT);
    }
  }

  private static Path find(String tool, String path) throws LinkFailure {
    for (String folder : path.split(File.pathSeparator)) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder, tool);
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return candidate.toAbsolutePath();
      }
    }
    throw failure("--toolchain gcc needs `" + tool + "`, and no folder of PATH holds it." + WAY_OUT);
  }

  private static String ask(Path tool, SortedMap<String, String> environment, String question)
      throws LinkFailure {
    try {
      Toolchain.Result result =
          Toolchain.run(List.of(tool.toString(), question), Path.of("/"), environment);
      if (result.status() == 0) {
        return result.output().strip();
      }
      throw failure(tool + " " + question + " ended with status " + result.status() + "." + WAY_OUT);
    } catch (IOException e) {
      throw failure(tool + " cannot be run: " + e.getMessage() + "." + WAY_OUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("Interrupted while asking " + tool + " for its version.");
    }
  }

  private static LinkFailure failure(String problem) {
    return new LinkFailure(List.of(problem));
  }
}
