package kiln.link.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;

/**
 * The bundles of a room that has one for each {@code NAME.bnd} ({@code -sub: *.bnd}): which of them
 * an edit concerns.
 *
 * <p>What decides a bundle: what decides all of the room, its own settings, and the packages that
 * its last jar holds. Of the packages of others bnd asks for their versions alone, which stand in
 * {@code package-info} and count for all.
 */
final class SubBundles {
  private static final String SETTINGS = ".bnd";

  private final Room room;
  private final Keys keys;
  private final String shared;

  /**
   * @param shared fingerprint of what decides every bundle of the room but for its classes
   */
  SubBundles(Room room, Keys keys, String shared) throws IOException {
    this.room = room;
    this.keys = keys;
    this.shared = withPackages(room, shared);
  }

  /** The names of the settings, in order; a bundle's jar is named after them and the room. */
  static List<String> names(Room room) throws IOException {
    try (var files = Files.list(room.folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SETTINGS) && !name.equals("bnd.bnd"))
          .map(name -> name.substring(0, name.length() - SETTINGS.length()))
          .sorted()
          .toList();
    }
  }

  static Path settings(Room room, String name) {
    return room.folder().resolve(name + SETTINGS);
  }

  /** Whether {@code file} is the settings of one bundle, and so no other's affair. */
  static boolean isOne(Room room, Path file) {
    return file.getParent().equals(room.folder())
        && file.toString().endsWith(SETTINGS)
        && !file.endsWith("bnd.bnd");
  }

  /** Those that have to be made. */
  List<String> stale() throws IOException {
    List<String> stale = new ArrayList<>();
    for (String name : names(room)) {
      if (!Files.isRegularFile(jar(name)) || !keys.holds(key(name), content(name))) {
        keys.forget(key(name));
        stale.add(name);
      }
    }
    return stale;
  }

  /**
   * After those that were {@link #stale} are made: keeps what they were made of, and lists all jars.
   *
   * @return what is wrong; empty when all is well
   */
  List<String> made(List<String> stale) throws IOException {
    for (String name : stale) {
      if (!Files.isRegularFile(jar(name))) {
        return List.of(
            "%s/%s.bnd made no %s: leave Bundle-SymbolicName to bnd."
                .formatted(room.name(), name, jar(name).getFileName()));
      }
      keys.put(key(name), content(name));
    }
    Files.write(
        room.generated().resolve(Rooms.JARS),
        names(room).stream().map(name -> jar(name).toAbsolutePath().toString()).toList());
    return List.of();
  }

  /** With the packages that there are, so that one which comes or goes concerns all. */
  private static String withPackages(Room room, String shared) throws IOException {
    Fingerprint fingerprint = new Fingerprint().add(shared);
    Set<String> packages = new TreeSet<>();
    for (Path file : Fingerprint.files(room.classes(), each -> true)) {
      Path relative = room.classes().relativize(file);
      packages.add(String.valueOf(relative.getParent()));
      if (file.endsWith("package-info.class")) {
        fingerprint.add(relative.toString()).add(Files.readAllBytes(file));
      }
    }
    packages.forEach(fingerprint::add);
    return fingerprint.hex();
  }

  private String content(String name) throws IOException {
    Fingerprint fingerprint = new Fingerprint().add(shared);
    fingerprint.add(Files.readString(settings(room, name)));
    for (String folder : folders(jar(name))) {
      for (Path file : Fingerprint.files(room.classes().resolve(folder), each -> true)) {
        fingerprint.add(room.classes().relativize(file).toString()).add(Files.readAllBytes(file));
      }
    }
    return fingerprint.hex();
  }

  /** The folders of a jar that hold something; those below them are there anyway. */
  private static Set<String> folders(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Set<String> folders = new LinkedHashSet<>();
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> !name.endsWith("/") && name.indexOf('/') > 0)
          .map(name -> name.substring(0, name.lastIndexOf('/')))
          .sorted()
          .forEach(folders::add);
      return folders;
    }
  }

  private Path jar(String name) {
    return room.generated().resolve(room.name() + "." + name + ".jar");
  }

  private String key(String name) {
    return room.name() + ".bundle." + name;
  }
}
