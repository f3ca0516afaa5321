package kiln.link.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aQute.bnd.build.Run;
import aQute.bnd.build.Workspace;
import aQute.bnd.repository.fileset.FileSetRepository;
import biz.aQute.resolve.Bndrun;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in a workspace of one bundle, with a repository of one jar. */
class KnownResolutionTest {
  private static final String BUNDLES = "room;version=snapshot,other";

  @TempDir Path root;
  private Path assembly;

  @BeforeEach
  void aRunThatIsKnown() throws Exception {
    write("cnf/build.bnd", "greeting: good day\n");
    write("room/bnd.bnd", "# a bundle\n");
    assembly = write("room/app.bndrun", "-runrequires: osgi.identity;filter:='(a=${greeting})'\n");
    jar("room/generated/room.jar", "com.example.one", "a/A.class", "one");
    write("room/generated/buildfiles", root.resolve("room/generated/room.jar") + "\n");
    jar("repo/other.jar", "other", "b/B.class", "");
    ask(true);
    assertEquals(Optional.of(BUNDLES), ask(false));
  }

  @Test
  void codeThatChangesResolvesToTheSame() throws Exception {
    jar("room/generated/room.jar", "com.example.one", "a/A.class", "two");
    assertEquals(Optional.of(BUNDLES), ask(false));
  }

  @Test
  void aBundleThatRequiresSomethingElseDoesNot() throws Exception {
    jar("room/generated/room.jar", "com.example.two", "a/A.class", "one");
    assertEquals(Optional.empty(), ask(false));
  }

  @Test
  void aBundleThatHoldsSomethingElseDoesNot() throws Exception {
    jar("room/generated/room.jar", "com.example.one", "a/B.class", "one");
    assertEquals(Optional.empty(), ask(false));
  }

  @Test
  void aRunThatRequiresSomethingElseDoesNot() throws Exception {
    write("room/app.bndrun", "-runrequires: osgi.identity;filter:='(b=${greeting})'\n");
    assertEquals(Optional.empty(), ask(false));
  }

  @Test
  void whatAnInstructionRefersToCounts() throws Exception {
    write("cnf/build.bnd", "greeting: good night\n");
    assertEquals(Optional.empty(), ask(false));
  }

  @Test
  void anotherJarInTheRepositoryCounts() throws Exception {
    jar("repo/other.jar", "com.example.another", "b/B.class", "longer");
    assertEquals(Optional.empty(), ask(false));
  }

  @Test
  void aRepositoryThatIsNotOfFilesIsAskedEachTime() throws Exception {
    write(
        "cnf/build.bnd",
        "-plugin.r: aQute.bnd.deployer.repository.LocalIndexedRepo;name=R;local=${build}/r\n");
    try (Workspace workspace = new Workspace(root.toFile(), "cnf");
        Run run = new Run(workspace, assembly.toFile());
        Bndrun resolver = Bndrun.createBndrun(workspace, assembly.toFile())) {
      assertEquals(Optional.empty(), KnownResolution.of(run, resolver, root.resolve("cache")));
    }
  }

  /** What is known of the run; or, if it was just resolved, remembers that. */
  private Optional<String> ask(boolean resolved) throws Exception {
    try (Workspace workspace = new Workspace(root.toFile(), "cnf")) {
      File other = root.resolve("repo/other.jar").toFile();
      workspace.addBasicPlugin(new FileSetRepository("repo", List.of(other)));
      try (Run run = new Run(workspace, assembly.toFile());
          Bndrun resolver = Bndrun.createBndrun(workspace, assembly.toFile())) {
        KnownResolution known =
            KnownResolution.of(run, resolver, root.resolve("cache")).orElseThrow();
        if (resolved) {
          known.put(BUNDLES);
        }
        return known.bundles();
      }
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void jar(String name, String imports, String entry, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Import-Package", imports);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new ZipEntry(entry));
      jar.write(content.getBytes());
      jar.closeEntry();
    }
  }
}
