package kiln.link.command.bench;

import java.nio.file.Path;
import java.util.List;

/** Something measured, next to a peer where there is one, against a bar where there is one. */
public interface Benchmark {
  /** What {@code ./bnd bench} calls it. */
  String name();

  /** What it measures, in one line. */
  String summary();

  /**
   * Measures; may take minutes. Peers are run interleaved with ours, in the same conditions.
   *
   * @param workspace the folder that holds {@code cnf}
   * @return the rows of the table, in order
   */
  List<Row> run(Path workspace) throws Exception;
}
