package kiln.link.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kiln.link.build.Room;

/**
 * A JVM with every room's classes and tests on its class path, assertions on, working in the
 * workspace.
 */
record TestJvm(Path root, List<Room> rooms) {
  /** Runs a main class to its end and gives its exit status. */
  int run(String main, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-ea", "-XX:+UseSerialGC", "-Xmx3g"));
    agent().ifPresent(jar -> command.add("-javaagent:" + jar));
    command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(arguments);
    return Children.run(new ProcessBuilder(command).directory(root.toFile()));
  }

  /** Mockito's, which newer JDKs no longer let it load by itself. */
  private Optional<Path> agent() {
    return rooms.stream()
        .flatMap(room -> room.testPath().stream())
        .filter(jar -> jar.getFileName().toString().startsWith("byte-buddy-agent-"))
        .findFirst();
  }

  /** Each entry once, class folders before jars. */
  private String classPath() {
    Set<Path> entries = new LinkedHashSet<>();
    Set<Path> jars = new LinkedHashSet<>();
    for (Room room : rooms) {
      for (Path entry : room.testClassPath()) {
        (entry.toString().endsWith(".jar") ? jars : entries).add(entry);
      }
    }
    entries.addAll(jars);
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
