package kiln;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contracts as a golden file: what others compile against changes only when somebody means it.
 * {@code UPDATE_GOLDEN=1} rewrites it; the package's version then has to follow.
 */
class PublicApiTest {
  private static final Path ROOM = root().resolve("sdk-api");
  private static final Path GOLDEN = ROOM.resolve("testdata/api.txt");

  @Test
  void thePublicApiIsTheGolden() throws IOException, ReflectiveOperationException {
    String api = api();
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, api);
    }
    assertEquals(Files.readString(GOLDEN), api);
  }

  @Test
  void everyPackageIsABundleOfItsOwn() throws IOException {
    List<String> bundles =
        names(ROOM, file -> file.endsWith(".bnd") && !file.equals("bnd.bnd")).stream()
            .map(file -> file.replace(".bnd", ""))
            .toList();
    assertEquals(names(ROOM.resolve("src/kiln"), file -> true), bundles);
    for (String bundle : bundles) {
      String settings = Files.readString(ROOM.resolve(bundle + ".bnd"));
      assertTrue(settings.contains("-includepackage: kiln." + bundle + "\n"), bundle);
    }
  }

  private static List<String> names(Path folder, Predicate<String> wanted)
      throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(wanted).sorted().toList();
    }
  }

  private static String api() throws IOException, ReflectiveOperationException {
    Path classes = ROOM.resolve("bin");
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        String name = classes.relativize(file).toString().replace(".class", "").replace('/', '.');
        if (!name.endsWith("package-info")) {
          describe(Class.forName(name), lines);
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static void describe(Class<?> type, List<String> lines) {
    if (!Modifier.isPublic(type.getModifiers())) {
      return;
    }
    lines.add(type.toGenericString());
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (isOffered(field.getModifiers(), field.isSynthetic())) {
        members.add(field.toGenericString());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isOffered(constructor.getModifiers(), constructor.isSynthetic())) {
        members.add(constructor.toGenericString());
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isOffered(method.getModifiers(), method.isSynthetic())) {
        members.add(method.toGenericString());
      }
    }
    lines.addAll(members.stream().sorted().map(m -> "  " + m).collect(Collectors.toList()));
  }

  private static boolean isOffered(int modifiers, boolean synthetic) {
    return !synthetic && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("cnf"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
