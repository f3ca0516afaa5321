package kiln.link.build;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classes of the JDK, bnd and the other jars as a JVM maps them into memory (class data
 * sharing): {@code cnf/cache/classes.jsa}. Loading them anew took a verb a sixth of its CPU time.
 *
 * <p>The archive is made once for a JVM and its jars, of the classes that a verb loaded which
 * compiled, bundled and linked. The workspace's own classes change and are not in it. It decides
 * nothing but time: a JVM to which it does not fit goes without.
 */
final class SharedClasses {
  /** Where {@code ./bnd} says which classes this JVM loads, as long as there is no archive. */
  private static final String LIST = "kiln.classes";

  private static final String KEY = "classes.jsa";

  /** A verb that loaded of each of these has done all that a verb does. */
  private static final List<String> ALL_THERE_IS =
      List.of("com/sun/tools/javac/comp/", "aQute/bnd/osgi/Builder", "biz/aQute/resolve/",
          "org/objectweb/asm/tree/");

  private static final String OWN = "kiln/";

  private final Path cache;
  private final Keys keys;
  private final PrintStream log;
  private final List<Path> jars;
  private final Optional<Path> list;

  /**
   * @param classPath of the JVM; those before its first folder can be in an archive
   * @param list file with the classes that the JVM loads, if it writes one
   */
  SharedClasses(
      Path cache, Keys keys, PrintStream log, List<Path> classPath, Optional<Path> list) {
    this.cache = cache;
    this.keys = keys;
    this.log = log;
    this.jars = classPath.stream().takeWhile(Files::isRegularFile).toList();
    this.list = list;
  }

  /** Those of this JVM, as {@code ./bnd} started it. */
  static SharedClasses ofThisJvm(Path cache, Keys keys, PrintStream log) {
    Optional<Path> list = Optional.ofNullable(System.getProperty(LIST)).map(Path::of);
    list.ifPresent(file -> file.toFile().deleteOnExit());
    String classPath = System.getProperty("java.class.path");
    return new SharedClasses(
        cache,
        keys,
        log,
        Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList(),
        list);
  }

  /**
   * At the end of a verb: makes the archive, or removes one of another JVM or other jars.
   *
   * @param good whether the verb did what it is for
   */
  void update(boolean good) throws IOException, InterruptedException {
    Path archive = cache.resolve(KEY);
    String key = key();
    boolean isCurrent = keys.holds(KEY, key);
    if (!isCurrent && Files.isRegularFile(archive)) {
      Files.delete(archive);
    }
    if (!isCurrent && good && list.isPresent() && Files.isRegularFile(list.get())) {
      List<String> classes = classes(list.get());
      if (ALL_THERE_IS.stream().allMatch(
          prefix -> classes.stream().anyMatch(each -> each.startsWith(prefix)))) {
        make(classes, archive);
        keys.put(KEY, key); // also if this JVM makes none: it will not the next time
        sweep();
      }
    }
  }

  /** Removes the lists of those that were killed before they could. */
  private void sweep() throws IOException {
    try (DirectoryStream<Path> lists = Files.newDirectoryStream(cache, "classes.[0-9]*.list")) {
      for (Path each : lists) {
        String process = each.getFileName().toString().split("\\.")[1];
        if (ProcessHandle.of(Long.parseLong(process)).isEmpty()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  /** What a JVM compares as well before it maps an archive. */
  private String key() throws IOException {
    Fingerprint fingerprint =
        new Fingerprint()
            .add(System.getProperty("java.home"))
            .add(System.getProperty("java.vm.version"));
    for (Path jar : jars) {
      fingerprint.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
    }
    return fingerprint.hex();
  }

  /** Without our own, and without the line that the JVM is writing. */
  private static List<String> classes(Path list) throws IOException {
    List<String> classes = new ArrayList<>(Files.readAllLines(list));
    if (!classes.isEmpty()) {
      classes.remove(classes.size() - 1);
    }
    classes.removeIf(line -> line.startsWith(OWN) || line.contains(" " + OWN));
    return classes;
  }

  private void make(List<String> classes, Path archive)
      throws IOException, InterruptedException {
    log.println("archiving the classes of the tools");
    Path names = Files.createTempFile(cache, KEY, ".list");
    Path fresh = Files.createTempFile(cache, KEY, ".tmp");
    names.toFile().deleteOnExit();
    fresh.toFile().deleteOnExit();
    Files.write(names, classes);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + names,
                "-XX:SharedArchiveFile=" + fresh,
                "-cp",
                String.join(File.pathSeparator, jars.stream().map(Path::toString).toList()))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    java.getOutputStream().close();
    if (java.waitFor() == 0 && Files.isRegularFile(fresh)) {
      Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
