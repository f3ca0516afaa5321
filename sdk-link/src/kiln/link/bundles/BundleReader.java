package kiln.link.bundles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import kiln.link.LinkFailure;

/**
 * Reads jars and folders of classes into {@link Bundle}s: the multi-release version that a Java 17
 * would see, without signatures, module descriptors and attached sources.
 *
 * <p>Collects what it refuses, so that all of it is said at once.
 */
public final class BundleReader {
  /** Class files up to Java 17 (JVMS 17 §4.1). */
  private static final int NEWEST = 61;

  private static final int FEATURE = 17;
  private static final String VERSIONS = "META-INF/versions/";

  private final List<String> problems = new ArrayList<>();

  /**
   * Reads resolved bundles.
   *
   * @param jars in any order: the result is sorted by name and version
   * @throws LinkFailure if a jar cannot be read, holds what an image cannot hold, or two of them
   *     hold one class
   */
  public static Bundles read(List<Path> jars) throws LinkFailure {
    BundleReader reader = new BundleReader();
    List<Bundle> bundles = new ArrayList<>();
    for (Path jar : jars) {
      bundles.add(reader.bundle(jar));
    }
    bundles.sort(Comparator.comparing(Bundle::name).thenComparing(Bundle::version));
    reader.check();
    return Bundles.of(bundles);
  }

  /** One jar or folder; what is wrong with it waits for {@link #check}. */
  Bundle bundle(Path file) {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try {
      if (Files.isDirectory(file)) {
        readFolder(file, entries);
      } else {
        readJar(file, entries);
      }
      clean(entries);
    } catch (IOException e) {
      problems.add("Cannot read " + file + ": " + e.getMessage() + ".");
      entries.clear();
    }
    byte[] manifest = entries.get(Bundle.MANIFEST);
    String symbolicName = Bundle.header(manifest, "Bundle-SymbolicName");
    String version = Bundle.header(manifest, "Bundle-Version");
    String fileName = file.toAbsolutePath().normalize().getFileName().toString();
    Bundle bundle = new Bundle(
        symbolicName == null ? fileName : symbolicName.split(";", 2)[0].trim(),
        version == null ? "" : version,
        fileName,
        entries);
    inspect(bundle);
    return bundle;
  }

  /** Says everything that was wrong with the bundles so far. */
  void check() throws LinkFailure {
    if (!problems.isEmpty()) {
      throw new LinkFailure(problems);
    }
  }

  void problem(String problem) {
    problems.add(problem);
  }

  private static void readFolder(Path folder, SortedMap<String, byte[]> entries)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        entries.put(path, Files.readAllBytes(file));
      }
    }
  }

  private static void readJar(Path file, SortedMap<String, byte[]> entries) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        if (!entry.isDirectory()) {
          try (InputStream in = jar.getInputStream(entry)) {
            entries.put(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
  }

  private static void clean(SortedMap<String, byte[]> entries) throws IOException {
    byte[] manifest = entries.get(Bundle.MANIFEST);
    if (manifest != null) {
      manifest = mainSection(manifest);
      new Manifest(new ByteArrayInputStream(manifest)); // fails here rather than later
      entries.put(Bundle.MANIFEST, manifest);
    }
    selectVersions(entries, "true".equalsIgnoreCase(Bundle.header(manifest, "Multi-Release")));
    entries.keySet().removeIf(BundleReader::isDropped);
  }

  /** The manifest without its sections per entry: those hold the digests of a signature. */
  private static byte[] mainSection(byte[] manifest) {
    boolean empty = true; // the line so far
    for (int i = 0; i < manifest.length; i++) {
      if (manifest[i] == '\n') {
        if (empty) {
          return Arrays.copyOf(manifest, i + 1);
        }
        empty = true;
      } else if (manifest[i] != '\r') {
        empty = false;
      }
    }
    return manifest;
  }

  /** Puts the newest version of each entry, up to Java 17's, in the place of the entry itself. */
  private static void selectVersions(SortedMap<String, byte[]> entries, boolean multiRelease) {
    SortedMap<String, byte[]> versioned =
        new TreeMap<>(entries.subMap(VERSIONS, VERSIONS + Character.MAX_VALUE));
    SortedMap<String, Integer> chosen = new TreeMap<>();
    versioned.forEach((path, content) -> {
      entries.remove(path);
      int slash = path.indexOf('/', VERSIONS.length());
      int version = slash < 0 ? 0 : version(path.substring(VERSIONS.length(), slash));
      if (multiRelease && version >= 9 && version <= FEATURE) {
        String name = path.substring(slash + 1);
        if (version > chosen.getOrDefault(name, 0) && !name.startsWith("META-INF/")) {
          chosen.put(name, version);
          entries.put(name, content);
        }
      }
    });
  }

  private static int version(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return 0; // not a version folder: the JDK ignores it, too
    }
  }

  private static boolean isDropped(String path) {
    if (path.startsWith("OSGI-OPT/") || path.endsWith("module-info.class")) {
      return true;
    }
    if (!path.startsWith("META-INF/") || path.indexOf('/', "META-INF/".length()) >= 0) {
      return false;
    }
    String name = path.substring("META-INF/".length()).toUpperCase(Locale.ROOT);
    return name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".DSA")
        || name.endsWith(".EC") || name.startsWith("SIG-") || name.equals("INDEX.LIST");
  }

  /** Refuses what no image can hold. */
  private void inspect(Bundle bundle) {
    List<String> newer = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    List<String> java = new ArrayList<>();
    bundle.entries().forEach((path, content) -> {
      if (path.endsWith(Bundle.CLASS)) {
        int major = major(content);
        if (major < 0) {
          broken.add(path);
        } else if (major > NEWEST) {
          newer.add(path + " is class file version " + major + " (Java " + (major - 44) + ")");
        }
        if (path.startsWith("java/")) {
          java.add(path);
        }
      }
    });
    refuse(bundle, newer,
        ", but an image takes up to version 61 (Java 17): compile with --release 17");
    refuse(bundle, broken, " is no class file: build the bundle again");
    refuse(bundle, java,
        " is in a package of the JDK, whose classes are part of every image: leave it out");
    String path = bundle.header("Bundle-ClassPath");
    if (path != null && !path.trim().equals(".")) {
      problems.add("Bundle " + bundle + " keeps classes in jars inside its jar (Bundle-ClassPath: "
          + path + "): build it with its classes unpacked (-includeresource: @inner.jar).");
    }
  }

  private void refuse(Bundle bundle, List<String> found, String why) {
    if (!found.isEmpty()) {
      String more = found.size() == 1 ? "" : " (and " + (found.size() - 1) + " more like it)";
      problems.add("Bundle " + bundle + ": " + found.get(0) + more + why + ".");
    }
  }

  /** The major version of a class file, or -1 if it is none. */
  private static int major(byte[] content) {
    boolean magic = content.length > 8 && (content[0] & 0xff) == 0xca && (content[1] & 0xff) == 0xfe
        && (content[2] & 0xff) == 0xba && (content[3] & 0xff) == 0xbe;
    return magic ? (content[6] & 0xff) << 8 | content[7] & 0xff : -1;
  }
}
