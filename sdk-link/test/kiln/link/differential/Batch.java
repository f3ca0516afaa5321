package kiln.link.differential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Several programs in one jar, behind the main class {@code Programs} whose first argument is the
 * name of the program to run, or several joined by {@code +}. The jar of the same sources is made
 * once and kept in the cache.
 */
record Batch(List<TestCase> cases, List<Path> classPath) {
  /** The generated main class, in the unnamed package. */
  static final String MAIN = "Programs";

  /**
   * Compiles {@code cases}.
   *
   * @throws IllegalArgumentException with the compiler's messages if a program does not compile
   */
  static Batch of(List<TestCase> cases, Path cache) throws IOException {
    StringBuilder key = new StringBuilder(mainSource(cases));
    cases.forEach(c -> key.append(c.name()).append('\n').append(c.text()));
    Path jar = cache.resolve("jars").resolve(Cache.hash(key.toString()) + ".jar");
    if (!Files.exists(jar)) {
      Files.createDirectories(jar.getParent());
      Path partial = Files.createTempFile(jar.getParent(), "batch", ".part");
      Files.write(partial, jarOf(compile(cases)));
      Files.move(partial, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    List<Path> classPath = new ArrayList<>(List.of(jar));
    classPath.addAll(jars(cases));
    return new Batch(List.copyOf(cases), classPath);
  }

  /** The jars that the programs use. */
  private static List<Path> jars(List<TestCase> cases) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (TestCase test : cases) {
      for (String name : test.jars()) {
        Path jar = Workspace.jar(name);
        if (!jars.contains(jar)) {
          jars.add(jar);
        }
      }
    }
    return jars;
  }

  /**
   * The whole switch stands on one line: every program is called from the same line, so that its
   * trace does not depend on the batch that it is in.
   */
  private static String mainSource(List<TestCase> cases) {
    StringBuilder text = new StringBuilder();
    text.append("public class Programs {\n");
    text.append("  public static void main(String[] args) throws Throwable {\n");
    text.append("    String[] rest = java.util.Arrays.copyOfRange(args, 1, args.length);\n    ");
    text.append("for (java.util.StringTokenizer names = new java.util.StringTokenizer(args[0],");
    text.append(" \"+\"); names.hasMoreTokens(); ) switch (names.nextToken()) {");
    for (TestCase test : cases) {
      text.append(" case \"").append(test.name()).append("\": ");
      text.append(test.className()).append(".main(rest); break;");
    }
    text.append(" default: throw new IllegalArgumentException(\"no program \" + args[0]); }\n");
    return text.append("  }\n}\n").toString();
  }

  private static SortedMap<String, byte[]> compile(List<TestCase> cases) throws IOException {
    SortedMap<Integer, List<JavaFileObject>> byRelease = new TreeMap<>();
    for (TestCase test : cases) {
      byRelease
          .computeIfAbsent(test.release(), r -> new ArrayList<>())
          .add(new Source(test.name(), test.text()));
    }
    SortedMap<String, byte[]> classes = new TreeMap<>();
    List<Path> jars = jars(cases);
    byRelease.forEach((release, sources) -> compile(release, sources, jars, classes));
    compile(8, List.of(new Source(MAIN, mainSource(cases))), jars, classes);
    for (TestCase test : cases) {
      test.files()
          .forEach(
              (path, content) ->
                  classes.merge(path, content.getBytes(StandardCharsets.UTF_8), Batch::joined));
    }
    return classes;
  }

  /** Two programs may name providers of services, or declare something. */
  private static byte[] joined(byte[] before, byte[] more) {
    byte[] both = Arrays.copyOf(before, before.length + more.length);
    System.arraycopy(more, 0, both, before.length, more.length);
    return both;
  }

  private static void compile(
      int release,
      List<JavaFileObject> sources,
      List<Path> jars,
      SortedMap<String, byte[]> classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-g", "-nowarn", "-proc:none", "-Xlint:none", "--release", "" + release);
    StandardJavaFileManager standard =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    try (InMemory files = new InMemory(standard, classes)) {
      standard.setLocationFromPaths(StandardLocation.CLASS_PATH, jars);
      if (!compiler.getTask(messages, files, null, options, null, sources).call()) {
        throw new IllegalArgumentException("the programs do not compile:\n" + messages);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] jarOf(Map<String, byte[]> classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
        JarEntry header = new JarEntry(entry.getKey());
        header.setTime(0);
        jar.putNextEntry(header);
        jar.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** A source held in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Collects compiled classes in a map and lets later compilations see them. */
  private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final SortedMap<String, byte[]> classes;

    InMemory(StandardJavaFileManager standard, SortedMap<String, byte[]> classes) {
      super(standard);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject from) {
      return new Output(name.replace('.', '/') + kind.extension, name, classes);
    }

    @Override
    public String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
      return file instanceof Output output
          ? output.binaryName
          : super.inferBinaryName(location, file);
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location,
        String packageName,
        java.util.Set<JavaFileObject.Kind> kinds,
        boolean all)
        throws IOException {
      List<JavaFileObject> found = new ArrayList<>();
      super.list(location, packageName, kinds, all).forEach(found::add);
      if (location == StandardLocation.CLASS_PATH
          && kinds.contains(JavaFileObject.Kind.CLASS)) {
        String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        for (String path : classes.keySet()) {
          if (path.startsWith(folder) && path.indexOf('/', folder.length()) < 0) {
            String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
            found.add(new Output(path, name, classes));
          }
        }
      }
      return found;
    }
  }

  /** A class file in the map. */
  private static final class Output extends SimpleJavaFileObject {
    private final String path;
    private final String binaryName;
    private final SortedMap<String, byte[]> classes;

    Output(String path, String binaryName, SortedMap<String, byte[]> classes) {
      super(URI.create("memory:///" + path), Kind.CLASS);
      this.path = path;
      this.binaryName = binaryName;
      this.classes = classes;
    }

    @Override
    public java.io.InputStream openInputStream() {
      return new java.io.ByteArrayInputStream(classes.get(path));
    }

    @Override
    public java.io.OutputStream openOutputStream() {
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          classes.put(path, toByteArray());
        }
      };
    }
  }
}
