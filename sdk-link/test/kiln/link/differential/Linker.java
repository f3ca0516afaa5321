package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kiln.link.LinkFailure;
import kiln.link.bundles.BundleReader;
import kiln.link.bundles.Bundles;
import kiln.link.export.Pipeline;
import kiln.link.export.Progress;
import kiln.link.image.Image;
import kiln.link.wiring.Wiring;

/**
 * The linker's own stages over a plain main class, with the workspace's bundles of the platform
 * {@code linux} as they were last built.
 *
 * @param debug whether to leave the image with its symbols beside it, under its name and {@code
 *     .debug}
 */
record Linker(Path root, boolean debug) implements ImageMaker {
  private static final List<String> BUNDLES =
      List.of(
          "platforms/generated/platforms.image.jar",
          "platforms/generated/platforms.linux.jar",
          "sdk-runtime/generated/sdk-runtime.jar");

  @Override
  public void make(List<Path> jars, String main, Path image)
      throws IOException, InterruptedException, Refused {
    try {
      Bundles bundles = BundleReader.read(all(jars));
      Pipeline pipeline = new Pipeline("llvm", root.resolve("cnf/cache"), Progress.NONE);
      Image linked = pipeline.link("differential", Wiring.plain(bundles, main), debug);
      Files.write(image, linked.artifact());
      if (debug) {
        Files.write(Path.of(image + ".debug"), linked.debug());
      }
      Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rwx------"));
    } catch (LinkFailure e) {
      throw new Refused(e.getMessage());
    }
  }

  private List<Path> all(List<Path> programs) throws IOException {
    List<Path> jars = new ArrayList<>(programs);
    BUNDLES.forEach(name -> jars.add(root.resolve(name)));
    try (Stream<Path> contracts = Files.list(root.resolve("sdk-api/generated"))) {
      contracts.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
    }
    return jars;
  }
}
