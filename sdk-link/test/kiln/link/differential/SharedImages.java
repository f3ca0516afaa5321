package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Images of batches for all tests of a process: who runs the same programs, with other options
 * perhaps, shares their image. Each is linked once, when first asked for, and deleted at the end of
 * the process. Thread safe.
 */
final class SharedImages {
  private static final Map<List<Path>, SharedImages> KNOWN = new ConcurrentHashMap<>();

  private Path image;
  private ImageMaker.Refused refused;

  private SharedImages() {}

  /**
   * The image of a batch, whose jars are named by their content. Blocks while it is linked, here or
   * in another thread.
   *
   * @throws ImageMaker.Refused each time, if the linker refused it once
   */
  static Path of(Batch batch, ImageMaker maker, Path folder)
      throws IOException, InterruptedException, ImageMaker.Refused {
    return KNOWN
        .computeIfAbsent(batch.classPath(), key -> new SharedImages())
        .made(batch, maker, folder);
  }

  private synchronized Path made(Batch batch, ImageMaker maker, Path folder)
      throws IOException, InterruptedException, ImageMaker.Refused {
    if (refused != null) {
      throw refused;
    }
    if (image == null) {
      Files.createDirectories(folder);
      Path made = Files.createTempFile(folder, batch.cases().get(0).group() + "-", ".linux");
      made.toFile().deleteOnExit();
      try {
        maker.make(batch.classPath(), Batch.MAIN, made);
      } catch (ImageMaker.Refused e) {
        refused = e;
        throw e;
      }
      image = made;
    }
    return image;
  }
}
