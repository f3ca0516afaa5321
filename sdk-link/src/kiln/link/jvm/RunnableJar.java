package kiln.link.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Jdk17;
import kiln.link.bundles.Bundle;
import kiln.link.declare.Declarations;
import kiln.link.wiring.Wiring;
import kiln.link.world.ClassLibrary;
import kiln.link.world.World;

/**
 * {@code Wiring -> jar}: what {@code java -jar} runs.
 *
 * <p>The same input gives the same bytes: entries are sorted and carry the time at which the time
 * of jars begins.
 */
public final class RunnableJar {
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final List<String> DESCRIPTIONS =
      List.of("META-INF/", "OSGI-INF/", "KILN-INF/");

  private RunnableJar() {}

  /**
   * The bytes of the jar.
   *
   * @throws LinkFailure naming what reached code refers to but no bundle holds, with its callers
   */
  public static byte[] of(Wiring wiring) throws LinkFailure {
    return shake(wiring, (shaker, whole) -> zip(entries(wiring, shaker, whole)));
  }

  /** Why a class or method is in the jar; empty if it is not. */
  public static Optional<String> why(Wiring wiring, String name) throws LinkFailure {
    return shake(wiring, (shaker, whole) -> JarReport.why(shaker, name));
  }

  /** How much of the jar each bundle, package and class is. */
  public static String sizes(String fileName, Wiring wiring, boolean all) throws LinkFailure {
    return shake(wiring, (shaker, whole) -> JarReport.sizes(fileName, shaker, classes(shaker), all));
  }

  private static <T> T shake(Wiring wiring, BiFunction<Shaker, Set<Bundle>, T> use) throws LinkFailure {
    Set<Bundle> whole = new LinkedHashSet<>();
    try (ClassLibrary library = ClassLibrary.open(Jdk17.home())) {
      Shaker shaker = new Shaker(
          new World(
              type -> find(wiring, library, type, whole), node -> node, new Declarations()),
          new Services(wiring.bundles()));
      shaker.run(wiring.main());
      return use.apply(shaker, whole);
    } catch (BuildFailure e) {
      throw new LinkFailure(List.of(e.getMessage()));
    } catch (IOException e) {
      throw new LinkFailure(List.of("The JDK's class library cannot be read: " + e.getMessage()
          + ". Install the JDK again, or set JAVA_HOME_17 to another."));
    }
  }

  private static TreeMap<String, byte[]> classes(Shaker shaker) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    ClassTrimmer trimmer = new ClassTrimmer(shaker);
    shaker.classes().forEach((name, type) -> files.put(name, trimmer.write(type)));
    return files;
  }

  /** Code of machines calls back whatever it likes, so a bundle that has some is not shaken. */
  private static boolean isWhole(Bundle bundle) {
    return bundle.header("Bundle-NativeCode") != null;
  }

  /** Looks a class up; a bundle that is whole counts as used by that. */
  private static World.Found find(
      Wiring wiring, ClassLibrary library, String type, Set<Bundle> whole) {
    byte[] generated = wiring.generated().get(type);
    if (generated != null) {
      return new World.Found(generated, "linker");
    }
    Bundle owner = wiring.bundles().owner(type);
    if (owner != null && isWhole(owner)) {
      whole.add(owner);
      return new World.Found(wiring.bundles().classFile(type), World.LIBRARY);
    }
    if (owner != null) {
      return new World.Found(wiring.bundles().classFile(type), owner.name());
    }
    byte[] file = library.read(type + ".class");
    return file == null ? null : new World.Found(file, World.LIBRARY);
  }

  private static SortedMap<String, byte[]> entries(
      Wiring wiring, Shaker shaker, Set<Bundle> whole) {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    whole.forEach(bundle -> entries.putAll(bundle.entries()));
    classes(shaker).forEach((name, file) -> entries.put(name + ".class", file));
    if (shaker.reflection().readsResources()) {
      wiring.bundles().bundles().forEach(bundle -> bundle.entries().forEach((path, content) -> {
        if (!path.endsWith(".class") && DESCRIPTIONS.stream().noneMatch(path::startsWith)) {
          entries.putIfAbsent(path, content);
        }
      }));
    }
    Services services = new Services(wiring.bundles());
    shaker.reflection().loadedServices().forEach(
        service -> entries.put(Services.FOLDER + service, services.file(service)));
    String manifest = "Manifest-Version: 1.0\r\nMain-Class: " + wiring.main().replace('/', '.')
        + "\r\n\r\n";
    entries.put(MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private static byte[] zip(SortedMap<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      put(zip, MANIFEST, entries.get(MANIFEST)); // readers of jars want it first
      for (String path : entries.keySet()) {
        if (!path.equals(MANIFEST)) {
          put(zip, path, entries.get(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of an array
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
