package kiln.link.export;

import aQute.bnd.build.Project;
import kiln.link.LinkFailure;
import kiln.link.wiring.Wiring;

/** The wiring of a run for those who want no artifact: the same that an export starts from. */
public final class RunWiring {
  private RunWiring() {}

  /**
   * Resolves and wires a run.
   *
   * @throws LinkFailure with everything that is wrong
   */
  public static Wiring of(Project run) throws LinkFailure {
    return Assembler.wire(RunReader.read(run));
  }
}
