package kiln.link.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.bundles.Bundle;
import kiln.link.bundles.BundleReader;
import kiln.link.bundles.Bundles;
import kiln.link.bundles.ClassPath;
import kiln.link.export.Pipeline;
import kiln.link.export.Progress;
import kiln.link.image.Image;
import kiln.link.wiring.Wiring;

/**
 * A main class of any class path as an image: no bundles of its own, no wiring.
 *
 * @param platform to run on
 * @param toolchain {@code llvm} or {@code gcc}
 * @param debug whether the image keeps its symbols and debug information
 * @param times whether to print how long each step took
 */
record PlainProgram(String platform, String toolchain, boolean debug, boolean times) {
  /**
   * Links the program. The workspace's bundles must be built.
   *
   * @param workspace the folder that holds {@code cnf}
   * @param classPath as {@code java -cp} takes it
   * @param main binary name of the main class
   * @return the ELF file
   */
  byte[] image(Path workspace, String classPath, String main)
      throws LinkFailure, BuildFailure, IOException, InterruptedException {
    List<Bundle> bundles = new ArrayList<>(ClassPath.read(classPath).bundles());
    bundles.addAll(BundleReader.read(runtime(workspace)).bundles());
    Wiring wiring = Wiring.plain(Bundles.of(bundles), main);
    Pipeline pipeline =
        new Pipeline(toolchain, workspace.resolve("cnf/cache"), Progress.of(main, times));
    Image image = link(pipeline, main, wiring);
    return debug ? image.debug() : image.artifact();
  }

  private Image link(Pipeline pipeline, String main, Wiring wiring)
      throws LinkFailure, InterruptedException {
    try {
      return pipeline.link(main, wiring, debug);
    } finally {
      pipeline.progress().clear();
    }
  }

  /** The bundles of the platform itself: what an assembly resolves to that names no app. */
  private List<Path> runtime(Path workspace)
      throws BuildFailure, LinkFailure, IOException, InterruptedException {
    Path folder = Files.createDirectories(workspace.resolve("cnf/cache/java"));
    Path nothing = Files.writeString(folder.resolve("java" + Assembly.SUFFIX), "");
    return Bnd.in(
        workspace,
        Map.of("kiln.target", platform),
        bnd -> {
          try (Resolved resolved = Resolved.of(bnd, nothing)) {
            return resolved.jars();
          }
        });
  }
}
