package kiln.link.export;

import aQute.bnd.build.Project;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Resource;
import aQute.bnd.service.export.Exporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import kiln.link.LinkFailure;

/**
 * Makes bnd export images: {@code -exporttype: kiln.image}.
 *
 * <p>bnd writes what it is given straight into the file. So that a full disk leaves no half of one,
 * the content is first written beside it under another name, and removed again: what had room once
 * has room. {@code ./bnd export} renames instead, and says so by the option {@value #OUTPUT}. The
 * resource's extra text names the settings of the artifact, a blank between them.
 */
public final class ImageExporter implements Exporter {
  /** What {@code -exporttype} calls this exporter. */
  public static final String TYPE = "kiln.image";

  /** The option by which the caller says that it writes the file itself, whole or not at all. */
  public static final String OUTPUT = "output";

  @Override
  public String[] getTypes() {
    return new String[] {TYPE};
  }

  /**
   * @return the file's name and content; null if anything is wrong, which the project is told as
   *     errors
   * @throws Exception what bnd's own calls declare; an error of the app's author is none of them
   */
  @Override
  public Entry<String, Resource> export(String type, Project project, Map<String, String> options)
      throws Exception {
    try {
      Assembled run = RunReader.read(project);
      Artifact artifact = new Assembler(run, Progress.of(run.name(), run.times())).make();
      artifact.notes().forEach(System.err::println);
      String name = options.getOrDefault("name", artifact.fileName());
      if (!options.containsKey(OUTPUT)) {
        requireRoom(project.getTarget().toPath(), name, artifact.content());
      }
      Resource resource = new EmbeddedResource(artifact.content(), 0L);
      resource.setExtra(String.join(" ", artifact.settings()));
      return Map.entry(name, resource);
    } catch (LinkFailure failure) {
      failure.problems().forEach(problem -> project.error("%s", problem));
      return null;
    }
  }

  /**
   * Writes the content into the folder and removes it again.
   *
   * @throws LinkFailure if it does not fit, or the folder cannot be written
   */
  static void requireRoom(Path folder, String name, byte[] content) throws LinkFailure {
    Path trial = null;
    try {
      Files.createDirectories(folder);
      trial = Files.createTempFile(folder, "." + name, ".tmp");
      Files.write(trial, content);
    } catch (IOException e) {
      throw new LinkFailure(List.of(folder.resolve(name) + " cannot be written: " + e.getMessage()
          + ". Is the disk full, or the folder read-only?"));
    } finally {
      delete(trial);
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit(); // nothing of it is the artifact
    }
  }
}
