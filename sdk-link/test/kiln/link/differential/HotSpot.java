package kiln.link.differential;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The oracle: the JDK that runs the tests. Locale root, UTC and UTF-8, as an image has them.
 * Outcomes are cached by program, arguments and JDK build.
 */
record HotSpot(Batch batch, Cache cache) implements Runner {
  private static final int SECONDS = 60;
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-OmitStackTraceInFastThrow",
          "-XX:-UsePerfData",
          "-XX:ActiveProcessorCount=1",
          "-Dfile.encoding=UTF-8",
          "-Dsun.stdout.encoding=UTF-8",
          "-Dsun.stderr.encoding=UTF-8",
          "-Duser.timezone=UTC",
          "-Duser.language=",
          "-Duser.country=");

  @Override
  public Outcome run(TestCase test) throws IOException, InterruptedException {
    String key =
        System.getProperty("java.vm.version") + OPTIONS + "\n" + test.name() + "\n" + test.text();
    Optional<Outcome> known = cache.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    Outcome outcome = runUncached(test);
    if (outcome.status() != Outcome.TIMEOUT) {
      cache.put(key, outcome);
    }
    return outcome;
  }

  /** A fresh run, for checks that a program prints the same each time. */
  Outcome runUncached(TestCase test) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    if (!test.heap().isEmpty()) {
      command.add("-Xmx" + test.heap());
    }
    command.addAll(List.of("-cp", classPath(), Batch.MAIN, test.name()));
    command.addAll(test.arguments());
    return Processes.run(command, test.input(), SECONDS);
  }

  private String classPath() {
    return batch.classPath().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
