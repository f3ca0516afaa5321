package kiln.link.export;

import aQute.bnd.build.Project;
import aQute.bnd.osgi.Processor;
import aQute.bnd.repository.fileset.FileSetRepository;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import kiln.link.build.Fingerprint;
import org.osgi.service.repository.Repository;

/**
 * What a run resolved to the last time: the resolver is the slowest part of bnd, and an edit seldom
 * changes what bundles require.
 *
 * <p>It holds as long as everything is the same that a resolver reads: the instructions of the run
 * and of its workspace, the names and the manifests in the workspace's bundles, the jars of the
 * repositories. A run with a repository whose content cannot be told is resolved each time.
 *
 * @param file that keeps it: a line with the key, a line with {@code -runbundles}
 * @param key of everything that a resolver reads now
 */
record KnownResolution(Path file, String key) {
  private static final String FOLDER = "resolutions";
  private static final int LINES = 2;

  /**
   * @param run whose workspace and repositories count
   * @param instructions what is resolved: the run with all that is added to it
   * @param cache the linker's folder
   * @return empty if such a run is not remembered
   */
  static Optional<KnownResolution> of(Project run, Processor instructions, Path cache)
      throws Exception {
    Fingerprint key = new Fingerprint();
    for (String name : new TreeSet<>(instructions.getPropertyKeys(true))) {
      key.add(name).add(String.valueOf(instructions.getProperty(name)));
    }
    for (Repository repository : instructions.getPlugins(Repository.class)) {
      if (!(repository instanceof FileSetRepository jars)) {
        return Optional.empty();
      }
      for (File jar : jars.getFiles()) { // Maven never changes a released jar
        key.add(jar + " " + jar.length());
      }
    }
    for (Project project : run.getWorkspace().getAllProjects()) {
      addBundles(key, project);
    }
    String name = "%s-%08x".formatted(
        run.getPropertiesFile().getName(),
        (run.getPropertiesFile() + "\n" + RunReader.platform(run)).hashCode());
    return Optional.of(new KnownResolution(cache.resolve(FOLDER).resolve(name), key.hex()));
  }

  /** What the bundles of a project say of themselves, and what is in them. */
  private static void addBundles(Fingerprint key, Project project) throws Exception {
    File[] bundles = project.getBuildFiles(false);
    if (bundles == null) { // nothing is built yet
      return;
    }
    for (File bundle : bundles) {
      key.add(bundle.toString());
      try (JarFile jar = new JarFile(bundle, false)) {
        jar.stream().forEach(entry -> key.add(entry.getName()));
        Manifest manifest = jar.getManifest();
        if (manifest != null) {
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          manifest.write(text);
          key.add(text.toByteArray());
        }
      }
    }
  }

  /** The bundles as {@code -runbundles} lists them, if they are known. */
  Optional<String> bundles() throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() == LINES && lines.get(0).equals(key)
        ? Optional.of(lines.get(1))
        : Optional.empty();
  }

  /** Remembers what the run resolved to; the file appears whole. */
  void put(String bundles) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), "fresh", ".tmp");
    Files.write(fresh, List.of(key, bundles));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
