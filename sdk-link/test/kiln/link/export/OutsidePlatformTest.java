package kiln.link.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import aQute.bnd.build.Run;
import aQute.bnd.build.Workspace;
import aQute.bnd.osgi.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import kiln.link.golden.Golden;
import kiln.link.golden.TestBundles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unchanged app runs on a platform that comes from a folder outside of the tree. */
class OutsidePlatformTest {
  private static final String NATIVE = "KILN-INF/native/";

  @TempDir Path folder;

  @Test
  void helloGreetsFromAPlatformThatTheTreeDoesNotKnow() throws Exception {
    Path root = Golden.workspace();
    Path java = TestBundles.compile(Golden.testdata("outside"), folder.resolve("classes"))
        .bundle("platforms.mine", "mine", folder.resolve("java.jar"));
    Path repository = Files.createDirectories(folder.resolve("repository/platforms.mine"));
    merge(java, root.resolve("platforms/generated/platforms.linux.jar"),
        repository.resolve("platforms.mine-1.0.0.jar"));
    Path assembly = Files.writeString(folder.resolve("hello.bndrun"),
        """
        platform: mine
        -runrequires: bnd.identity;id='apps.hello'
        -plugin.mine: aQute.bnd.deployer.repository.LocalIndexedRepo;name=Mine;local=%s
        """.formatted(repository.getParent()));
    Path image = export(root, assembly);
    Process process = new ProcessBuilder(image.toString(), "--greeting=Greetings")
        .redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("Greetings from a platform from elsewhere\n", output);
    assertEquals(0, process.waitFor());
  }

  /** Java and manifest of the one jar, the native part of the other. */
  private static void merge(Path java, Path natives, Path into) throws IOException {
    try (ZipFile first = new ZipFile(java.toFile());
        ZipFile second = new ZipFile(natives.toFile());
        OutputStream out = Files.newOutputStream(into);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry : Collections.list(first.entries())) {
        copy(first, entry, zip);
      }
      for (ZipEntry entry : Collections.list(second.entries())) {
        if (entry.getName().startsWith(NATIVE)) {
          copy(second, entry, zip);
        }
      }
    }
  }

  private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream zip) throws IOException {
    if (!entry.isDirectory()) {
      zip.putNextEntry(new ZipEntry(entry.getName()));
      from.getInputStream(entry).transferTo(zip);
      zip.closeEntry();
    }
  }

  private Path export(Path root, Path assembly) throws Exception {
    try (Workspace workspace = new Workspace(root.toFile(), "cnf")) {
      workspace.setOffline(true);
      try (Run run = new Run(workspace, assembly.toFile())) {
        Map.Entry<String, Resource> result = run.export(ImageExporter.TYPE, Map.of());
        assertNotNull(result, () -> String.join("\n", run.getErrors()));
        assertEquals("hello.mine", result.getKey());
        Path image = folder.resolve(result.getKey());
        result.getValue().write(image);
        image.toFile().setExecutable(true);
        return image;
      }
    }
  }
}
