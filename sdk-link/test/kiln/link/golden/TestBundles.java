package kiln.link.golden;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Bundles made from small sources, by the JDK's compiler and bnd in this process.
 *
 * <p>All sources below a folder are compiled at once; a bundle is then one of its packages. The
 * contracts of {@code kiln.app} and the parser of {@code kiln.runtime.config} come with them.
 */
public final class TestBundles {
  private final Path classes;

  private TestBundles(Path classes) {
    this.classes = classes;
  }

  /** Compiles everything below {@code sources} into {@code classes}. */
  public static TestBundles compile(Path sources, Path classes) throws IOException {
    Path root = Golden.workspace();
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(
        sources,
        root.resolve("sdk-api/src/kiln/app"),
        root.resolve("sdk-runtime/src/kiln/runtime/config"))) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(f -> f.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("--release", "17", "-proc:none", "-d", classes.toString(),
          "-cp", annotations());
      boolean compiled = compiler.getTask(messages, manager, null, options, null,
          manager.getJavaFileObjectsFromPaths(files)).call();
      if (!compiled) {
        throw new IllegalStateException(messages.toString());
      }
    }
    return new TestBundles(classes);
  }

  /** OSGi's annotations, from the list of jars that {@code ./bnd} writes. */
  private static String annotations() throws IOException {
    List<String> jars = new ArrayList<>();
    for (String jar : Files.readAllLines(Golden.workspace().resolve("cnf/cache/jars.txt"))) {
      if (jar.contains("/org.osgi.annotation.") || jar.contains(".component.annotations")) {
        jars.add(jar);
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  /** Makes a bundle of one package and writes it to {@code jar}. */
  public Path bundle(String symbolicName, String packageName, Path jar) throws Exception {
    try (Builder builder = new Builder()) {
      builder.setBundleSymbolicName(symbolicName);
      builder.setBundleVersion("1.0.0");
      builder.setProperty("-reproducible", "true");
      builder.setProperty("-noextraheaders", "true");
      builder.setProperty("-includepackage", packageName);
      builder.addClasspath(classes.toFile());
      for (String file : annotations().split(File.pathSeparator)) {
        builder.addClasspath(new File(file));
      }
      Jar made = builder.build();
      if (!builder.isOk()) {
        throw new IllegalStateException(symbolicName + ": " + builder.getErrors());
      }
      made.write(jar.toFile());
    }
    return jar;
  }
}
