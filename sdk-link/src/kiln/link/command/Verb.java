package kiln.link.command;

import java.io.IOException;
import java.util.List;
import kiln.link.LinkFailure;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;

/** What {@code ./bnd NAME …} does. */
interface Verb {
  String name();

  /** The arguments as {@code ./bnd help} prints them. */
  String arguments();

  /** What it does, in one line. */
  String summary();

  /**
   * Does it; blocks until done.
   *
   * @return the exit status of {@code ./bnd}
   */
  int run(Builder workspace, List<String> arguments)
      throws Usage, BuildFailure, LinkFailure, IOException, InterruptedException;
}
