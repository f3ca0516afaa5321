package kiln.platforms.jvm.felix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import kiln.app.App;
import kiln.runtime.config.KeyTable;
import kiln.runtime.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on Apache Felix, each in a process of its own, because a run ends its JVM. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FelixTest {
  private static final Path ROOT = root();
  private static final String HELLO_KEYS =
      KeyTable.line("hello", "greeting", Settings.TEXT, "Hello", "what the line starts with");

  @TempDir private Path temporary;

  private record Ended(int status, String out, String err) {}

  @Test
  void aSettingReachesTheAppBeforeItIsConstructed() throws Exception {
    Ended run =
        run(
            ROOT.resolve("apps/generated/apps.hello.jar"),
            "-Dkiln.keys=" + HELLO_KEYS,
            "-Dkiln.argument.0=--greeting=Good day");
    assertEquals("Good day from jvm\n", run.out(), run.err());
    assertEquals(0, run.status());
  }

  @Test
  void aWrongSettingEndsTheRunBeforeTheAppBegins() throws Exception {
    Ended run =
        run(
            ROOT.resolve("apps/generated/apps.hello.jar"),
            "-Dkiln.keys=" + HELLO_KEYS,
            "-Dkiln.argument.0=--greting=Hi");
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("--greting is not a setting of this image."), run.err());
    assertEquals(2, run.status());
  }

  @Test
  void anExceptionThatNobodyHandlesIsPrintedAndIsStatusOne() throws Exception {
    Ended run = run(bundle(Failing.class));
    String start = "Exception in thread \"main\" java.lang.Exception: as the test wants it\n\tat ";
    assertTrue(run.err().startsWith(start), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void theStatusIsTheAppsAndNoThreadIsWaitedFor() throws Exception {
    Ended run = run(bundle(Seven.class));
    assertEquals(7, run.status(), run.err());
  }

  @Test
  void anAppThatCannotBeConstructedSaysWhy() throws Exception {
    Ended run = run(bundle(Unconstructed.class));
    assertTrue(run.err().contains("could not be constructed"), run.err());
    assertTrue(run.err().contains("no way to begin"), run.err());
    assertEquals(1, run.status());
  }

  private Ended run(Path app, String... properties) throws IOException, InterruptedException {
    Path out = temporary.resolve("out");
    Path err = temporary.resolve("err");
    List<String> line = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC"));
    line.addAll(Arrays.asList(properties));
    line.addAll(List.of("-cp", ROOT.resolve("platforms/bin_test") + ":" + jar("framework")));
    line.addAll(List.of(FelixLauncher.class.getName(), temporary.resolve("storage").toString()));
    line.addAll(List.of(jar("scr").toString(), jar("configadmin").toString()));
    for (String name : List.of("component", "cm", "function", "promise", "jna")) {
      line.add(jar(name).toString());
    }
    for (String name : List.of("app", "block", "clock", "console", "entropy", "net", "platform")) {
      line.add(ROOT.resolve("sdk-api/generated/sdk-api." + name + ".jar").toString());
    }
    line.add(ROOT.resolve("platforms/generated/platforms.jvm.jar").toString());
    line.add(app.toString());
    Process process =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int status = process.waitFor();
    return new Ended(status, Files.readString(out), Files.readString(err));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The pinned jar whose name ends in that word, before its version. */
  private static Path jar(String name) throws IOException {
    try (Stream<String> jars = Files.lines(ROOT.resolve("cnf/cache/jars.txt"))) {
      return jars.map(Path::of)
          .filter(path -> path.getFileName().toString().matches("(.*\\.)?" + name + "-[0-9].*"))
          .findFirst()
          .orElseThrow(() -> new IOException("no jar named " + name + " in cnf/cache/jars.txt"));
    }
  }

  /** A bundle with that one component. */
  private Path bundle(Class<? extends App> app) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "apps.test");
    headers.putValue("Import-Package", "kiln.app");
    headers.putValue("Service-Component", "OSGI-INF/test.xml");
    String component =
        "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"test\">"
            + "<service><provide interface=\"kiln.app.App\"/></service>"
            + "<implementation class=\"" + app.getName() + "\"/></scr:component>";
    String classFile = app.getName().replace('.', '/') + ".class";
    Path jar = temporary.resolve("app.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file, manifest);
        InputStream bytes = app.getClassLoader().getResourceAsStream(classFile)) {
      entries.putNextEntry(new ZipEntry("OSGI-INF/test.xml"));
      entries.write(component.getBytes(StandardCharsets.UTF_8));
      entries.putNextEntry(new ZipEntry(classFile));
      bytes.transferTo(entries);
    }
    return jar;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("cnf"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
