package kiln.link.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/** The layers of all rooms, as their class files show them, against {@code testdata/layers.txt}. */
class LayersTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();

  /** A line of the table. */
  private record Rule(String from, String to, String why) {
    boolean allows(String user, String used) {
      return covers(from, user) && covers(to, used);
    }

    private static boolean covers(String pattern, String name) {
      if (!pattern.endsWith("*")) {
        return pattern.equals(name);
      }
      String prefix = pattern.substring(0, pattern.length() - 1);
      return (name + ".").startsWith(prefix);
    }
  }

  @Test
  void everyUseIsInTheTableAndEveryLineIsUsed() throws IOException {
    List<Rule> rules = rules();
    SortedSet<String> unused = new TreeSet<>();
    rules.forEach(rule -> unused.add(rule.from() + " " + rule.to()));
    SortedSet<String> offences = new TreeSet<>();
    uses()
        .forEach(
            (user, used) -> {
              for (String each : used) {
                List<Rule> matching =
                    rules.stream().filter(rule -> rule.allows(user, each)).toList();
                matching.forEach(rule -> unused.remove(rule.from() + " " + rule.to()));
                if (matching.isEmpty()) {
                  offences.add(user + " uses " + each);
                }
              }
            });
    assertEquals(new TreeSet<>(), offences, "not in sdk-link/testdata/layers.txt");
    assertEquals(new TreeSet<>(), unused, "lines of sdk-link/testdata/layers.txt without a use");
  }

  @Test
  void everyLineSaysWhy() throws IOException {
    rules().forEach(rule -> assertFalse(rule.why().isBlank(), rule.toString()));
  }

  private static List<Rule> rules() throws IOException {
    List<Rule> rules = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve("sdk-link/testdata/layers.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] fields = line.split("\\s+", 3);
        rules.add(new Rule(fields[0], fields[1], fields.length > 2 ? fields[2] : ""));
      }
    }
    return rules;
  }

  /** Package to the packages it uses, its own and java.* left out. */
  private static SortedMap<String, SortedSet<String>> uses() throws IOException {
    SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
    try (DirectoryStream<Path> rooms = Files.newDirectoryStream(ROOT)) {
      for (Path room : rooms) {
        for (Path file : Fingerprint.files(room.resolve("bin"), LayersTest::isClass)) {
          ClassReader reader = new ClassReader(Files.readAllBytes(file));
          String user = packageName(reader.getClassName());
          for (String name : names(reader)) {
            String used = packageName(name);
            if (!used.equals(user) && !used.startsWith("java.")) {
              uses.computeIfAbsent(user, each -> new TreeSet<>()).add(used);
            }
          }
        }
      }
    }
    return uses;
  }

  /** Every class that a class file names. */
  private static SortedSet<String> names(ClassReader reader) {
    SortedSet<String> names = new TreeSet<>();
    Remapper collector =
        new Remapper() {
          @Override
          public String map(String internalName) {
            names.add(internalName);
            return internalName;
          }
        };
    reader.accept(new ClassRemapper(new ClassNode(), collector), ClassReader.SKIP_DEBUG);
    return names;
  }

  private static boolean isClass(Path file) {
    return file.toString().endsWith(".class");
  }

  private static String packageName(String internalName) {
    int slash = internalName.lastIndexOf('/');
    return slash < 0 ? "" : internalName.substring(0, slash).replace('/', '.');
  }
}
