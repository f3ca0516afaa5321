package kiln.link.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names, sizes and times of the workspace's files: the cheap question before the exact one.
 *
 * <p>An equal snapshot means that nothing was touched since the last good build, so bnd need not
 * even be loaded. A different one proves nothing; then the content keys decide.
 *
 * @param inputs what people write
 * @param outputs what builds make of it
 */
record Snapshot(String inputs, String outputs) {
  /** The room that holds the verbs. */
  static final String LINKER = "sdk-link";

  private static final Set<String> TEST_FOLDERS = Set.of("test", "testdata");
  private static final Set<String> OUTPUT_FOLDERS = Set.of("bin", "bin_test");

  /** Reads nothing but folders and the lists of built jars. */
  static Snapshot of(Path workspace, Goal goal) throws IOException {
    Collector collector = new Collector(workspace, goal);
    Files.walkFileTree(workspace, collector);
    return new Snapshot(hex(collector.inputs), hex(collector.outputs));
  }

  String key() {
    return inputs + " " + outputs;
  }

  private static String hex(List<String> lines) {
    lines.sort(null); // a folder lists its files in any order
    Fingerprint fingerprint = new Fingerprint();
    lines.forEach(fingerprint::add);
    return fingerprint.hex();
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path workspace;
    private final Goal goal;
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();

    Collector(Path workspace, Goal goal) {
      this.workspace = workspace;
      this.goal = goal;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (folder.equals(workspace)) {
        return FileVisitResult.CONTINUE;
      }
      String name = folder.getFileName().toString();
      if (folder.getParent().equals(workspace)) {
        return isRoom(folder, name) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
      }
      if (!folder.getParent().getParent().equals(workspace)) {
        return FileVisitResult.CONTINUE; // deeper down, "cache" or "test" is a package's name
      }
      if (OUTPUT_FOLDERS.contains(name)) {
        outputs.add(folder.toString()); // gone means stale; what is in it is its maker's affair
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (name.equals("generated")) {
        addBundles(folder);
        return FileVisitResult.SKIP_SUBTREE;
      }
      boolean unwanted = name.equals("cache") || (goal != Goal.TESTS && TEST_FOLDERS.contains(name));
      return unwanted ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean atTop = file.getParent().equals(workspace);
      if (!atTop || file.endsWith("bnd.bnd")) {
        inputs.add(line(file, attributes));
      }
      return FileVisitResult.CONTINUE;
    }

    /** Someone's temporary file may be gone by now. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    private boolean isRoom(Path folder, String name) {
      if (goal == Goal.COMMANDS) {
        return name.equals("cnf") || name.equals(LINKER);
      }
      return name.equals("cnf") || Files.isRegularFile(folder.resolve("bnd.bnd"));
    }

    /** The jars that bnd built; a {@code generated} folder may hold artifacts of exports as well. */
    private void addBundles(Path generated) throws IOException {
      Path list = generated.resolve(Rooms.JARS);
      if (goal == Goal.COMMANDS || !Files.isRegularFile(list)) {
        return;
      }
      for (String jar : Files.readAllLines(list)) {
        Path file = generated.resolve(jar);
        if (!jar.isBlank() && Files.isRegularFile(file)) {
          outputs.add(line(file, Files.readAttributes(file, BasicFileAttributes.class)));
        }
      }
    }

    private static String line(Path file, BasicFileAttributes attributes) {
      return file + " " + attributes.size() + " " + attributes.lastModifiedTime().toMillis();
    }
  }
}
