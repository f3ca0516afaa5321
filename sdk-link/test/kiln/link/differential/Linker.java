package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Path;

/** The linker's own stages, as {@code ./bnd java} composes them. */
final class Linker implements ImageMaker {
  @Override
  public void make(Path jar, String main, Path image)
      throws IOException, InterruptedException, Refused {
    throw new Refused("the linker's stages are not composed yet");
  }
}
