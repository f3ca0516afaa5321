package kiln.link.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import kiln.link.LinkFailure;

/**
 * The pinned LLVM: a jar in Maven's local repository, unpacked once into the cache.
 *
 * <p>Invariant: the folder {@code llvm-VERSION} of a cache is complete or absent. It is filled under
 * another name and renamed; a lock file keeps two processes from unpacking at the same time.
 */
final class Llvm {
  static final String VERSION = "20.1.7";

  private static final String COORDINATES = "org.bytedeco:llvm:20.1.7-1.5.12:jar:linux-x86_64";
  private static final String JAR =
      "org/bytedeco/llvm/20.1.7-1.5.12/llvm-20.1.7-1.5.12-linux-x86_64.jar";

  /** Folder of the jar that holds the tools. */
  private static final String ROOT = "org/bytedeco/llvm/linux-x86_64/";

  /** The headers of C17 that a freestanding compiler brings itself: {@code stddef.h} and so on. */
  private static final String HEADERS = "lib/clang/20/include/";

  private static final List<String> TOOLS =
      List.of("clang", "lld", "llvm-objcopy", "llvm-symbolizer");

  /** Library in the jar -> the name under which the tools ask the dynamic linker for it. */
  private static final Map<String, String> LIBRARIES = Map.of(
      "libLLVM.so", "libLLVM.so.20.1",
      "libclang-cpp.so", "libclang-cpp.so.20.1");

  private Llvm() {}

  /** The toolchain unpacked below {@code cache}; unpacks it (some seconds) if it is not there. */
  static Toolchain in(Path cache) throws LinkFailure {
    Path folder = cache.toAbsolutePath().resolve("llvm-" + VERSION);
    if (!Files.isDirectory(folder)) {
      unpackOnce(jar(), folder);
    }
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("LD_LIBRARY_PATH", folder.toString());
    environment.put("LC_ALL", "C");
    environment.put("PATH", folder.toString()); // nothing of the system's is ever run
    return new Toolchain(Toolchain.Family.LLVM, VERSION, folder.resolve("clang"),
        List.of(folder.resolve("ld.lld").toString()), environment);
  }

  /** The jar in Maven's local repository ({@code -Dmaven.repo.local}, else {@code ~/.m2}). */
  private static Path jar() throws LinkFailure {
    String local = System.getProperty("maven.repo.local", "");
    Path repository = local.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(local);
    Path jar = repository.resolve(JAR);
    if (!Files.isRegularFile(jar)) {
      throw failure("The C compiler is missing: Maven's local repository has no " + jar
          + ". In the workspace, delete cnf/cache/jars.txt and run ./bnd again, which fetches it;"
          + " elsewhere run `mvn dependency:get -Dartifact=" + COORDINATES + " -Dtransitive=false`."
          + " Or use the system's compiler: --toolchain gcc.");
    }
    return jar;
  }

  // One thread of this process at a time: a file lock speaks for the whole process.
  private static synchronized void unpackOnce(Path jar, Path folder) throws LinkFailure {
    Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
    try {
      Files.createDirectories(folder.getParent());
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock(channel); // held until the channel closes
        if (!Files.isDirectory(folder)) {
          Path half = folder.resolveSibling(folder.getFileName() + ".part");
          delete(half); // of a process that died
          unpack(jar, half);
          Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw failure("The C compiler could not be unpacked from " + jar + " to " + folder + " ("
          + e.getMessage() + "). It takes 300 MB there; make room, or, if the jar is"
          + " damaged, remove it and cnf/cache/jars.txt and run ./bnd again, which fetches it.");
    }
  }

  /** Waits for other processes, and for this class in other class loaders of this one. */
  private static void lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        channel.lock();
        return;
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(50_000_000);
      }
    }
  }

  private static void unpack(Path jar, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (String name : wanted(zip)) {
        Path file = target.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry(zip, name))) {
          Files.copy(in, file);
        }
      }
    }
    for (String tool : TOOLS) {
      Files.setPosixFilePermissions(
          target.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    for (var library : LIBRARIES.entrySet()) {
      Files.createSymbolicLink(target.resolve(library.getValue()), Path.of(library.getKey()));
    }
    Files.createSymbolicLink(target.resolve("ld.lld"), Path.of("lld")); // lld looks at its name
  }

  private static List<String> wanted(ZipFile zip) {
    List<String> names = new ArrayList<>(TOOLS);
    names.addAll(LIBRARIES.keySet());
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(ROOT + HEADERS) && !name.endsWith("/"))
        .forEach(name -> names.add(name.substring(ROOT.length())));
    return names;
  }

  private static ZipEntry entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(ROOT + name);
    if (entry == null) {
      throw new IOException("it holds no " + ROOT + name);
    }
    return entry;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static LinkFailure failure(String problem) {
    return new LinkFailure(List.of(problem));
  }
}
