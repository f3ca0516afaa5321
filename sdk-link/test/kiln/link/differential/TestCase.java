package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kiln.link.differential.generator.RandomPrograms;

/**
 * One Java program with a {@code main}, run on both sides.
 *
 * <p>Lines {@code // key: value} above its package line are directives: {@code args} (split at
 * blanks), {@code input} (standard input, with {@code \n} for line ends), {@code heap} (such as
 * {@code 16M}, the limit on both sides), {@code release} (of the class files, 8 to 17) and {@code
 * requires} (a feature of the image that the program waits for; see {@link #pending}) and {@code
 * jars} (which it uses, as {@link #jars} names them). Two more may
 * stand there several times: {@code declare} (a line of {@code KILN-INF/reachable.txt}) and {@code
 * file} (a path and, behind a blank, the content of an entry of the jar).
 *
 * @param name group and simple class name, such as {@code lang/Shifts}
 * @param text the source, whose package is the group
 */
record TestCase(String name, String text, SortedMap<String, String> directives) {
  private static final Pattern DIRECTIVE =
      Pattern.compile("// (args|input|heap|release|requires|declare|file|jars): (.*)");

  /** Reads every program below {@code folder}, in the order of their names. */
  static List<TestCase> readAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sources = files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      List<TestCase> cases = new ArrayList<>();
      for (Path source : sources) {
        String path = folder.relativize(source).toString().replace('\\', '/');
        cases.add(
            of(path.substring(0, path.length() - ".java".length()), Files.readString(source)));
      }
      return List.copyOf(cases);
    }
  }

  static TestCase of(String name, String text) {
    SortedMap<String, String> directives = new TreeMap<>();
    for (String line : text.lines().takeWhile(l -> !l.startsWith("package ")).toList()) {
      Matcher matcher = DIRECTIVE.matcher(line);
      if (matcher.matches()) {
        directives.merge(
            matcher.group(1), matcher.group(2), (before, more) -> before + "\r" + more);
      }
    }
    return new TestCase(name, text, directives);
  }

  /** The random program of {@code seed}. */
  static TestCase random(long seed) {
    return of("generated/Seed" + seed, RandomPrograms.source("Seed" + seed, seed));
  }

  String group() {
    return name.substring(0, name.indexOf('/'));
  }

  /** The class with {@code main}, dotted. */
  String className() {
    return name.replace('/', '.');
  }

  List<String> arguments() {
    String line = directives.getOrDefault("args", "").strip();
    return line.isEmpty() ? List.of() : List.of(line.split(" +"));
  }

  String input() {
    return directives.getOrDefault("input", "").replace("\\n", "\n");
  }

  /** The heap limit such as {@code 16M}, or an empty string for each side's default. */
  String heap() {
    return directives.getOrDefault("heap", "");
  }

  /** The release of the class files. */
  int release() {
    return Integer.parseInt(directives.getOrDefault("release", "17"));
  }

  /** Beginnings of the names of jars of {@code cnf/pom.xml} that the program uses. */
  List<String> jars() {
    String line = directives.getOrDefault("jars", "").strip();
    return line.isEmpty() ? List.of() : List.of(line.split(" +"));
  }

  /** Entries of the jar beside the classes: path to content. */
  SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    for (String file : several("file")) {
      int blank = file.indexOf(' ');
      files.put(file.substring(0, blank), file.substring(blank + 1).replace("\\n", "\n"));
    }
    List<String> declared = several("declare");
    if (!declared.isEmpty()) {
      files.put("KILN-INF/reachable.txt", String.join("\n", declared) + "\n");
    }
    return files;
  }

  private List<String> several(String directive) {
    String values = directives.get(directive);
    return values == null ? List.of() : List.of(values.split("\r"));
  }

  /** Why the program is not run in an image yet, or an empty string. */
  String pending() {
    return directives.getOrDefault("requires", "");
  }
}
