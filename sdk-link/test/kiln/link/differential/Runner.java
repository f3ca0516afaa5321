package kiln.link.differential;

import java.io.IOException;

/** One side of the comparison: runs a program of a batch as a process of its own. */
interface Runner {
  /** Blocks until the program has ended or its time is up. */
  Outcome run(TestCase test) throws IOException, InterruptedException;
}
