package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Links the classes of jars into an image of the platform {@code linux}. */
interface ImageMaker {
  /**
   * Blocks until {@code image} is written.
   *
   * @param main the internal name of the main class
   * @throws Refused if the linker does not accept the classes
   */
  void make(List<Path> jars, String main, Path image) throws IOException, InterruptedException, Refused;

  /** The linker's problems, as it words them. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String problems) {
      super(problems);
    }

    /** Whether a method of {@code test} is in the problems or in their chains. */
    boolean names(TestCase test) {
      String name = Pattern.quote(test.className());
      return Pattern.compile("(?<![\\w.])" + name + "[.$]").matcher(getMessage()).find();
    }
  }
}
