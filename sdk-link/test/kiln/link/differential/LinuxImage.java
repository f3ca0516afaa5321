package kiln.link.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image of a batch, run as a process of the host.
 *
 * @param options boot options that go before the program's name, such as {@code --kiln-gc-stress}
 */
record LinuxImage(Path image, List<String> options) implements Runner {
  private static final int SECONDS = 60;

  /** With a collection at nearly every allocation. */
  private static final int STRESS_SECONDS = 600;

  @Override
  public Outcome run(TestCase test) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(image.toString());
    command.addAll(options);
    if (!test.heap().isEmpty()) {
      command.add("--kiln-heap=" + test.heap());
    }
    command.add(test.name());
    command.addAll(test.arguments());
    boolean stress = options.stream().anyMatch(word -> word.startsWith("--kiln-gc-stress"));
    return Processes.run(command, test.input(), stress ? STRESS_SECONDS : SECONDS);
  }
}
