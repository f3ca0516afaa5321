package kiln.link.export;

import aQute.bnd.build.Project;
import java.util.List;
import kiln.link.LinkFailure;
import kiln.link.jvm.RunnableJar;
import kiln.link.report.Why;
import kiln.link.wiring.Wiring;

/** Answers about the artifact of a run, for {@code ./bnd why} and {@code ./bnd size}. */
public final class Inspection {
  private final Assembled run;
  private final Wiring wiring;
  private final boolean isNative;
  private final Pipeline pipeline;

  /**
   * Resolves and wires a run.
   *
   * @throws LinkFailure with everything that is wrong
   */
  public Inspection(Project project) throws LinkFailure {
    run = RunReader.read(project);
    wiring = Assembler.wire(run);
    isNative = Assembler.isNative(wiring.bundles());
    pipeline = new Pipeline(run.toolchain(), run.cache(), Progress.of(run.name(), run.times()));
  }

  /**
   * The chain of causes that leads to a method, class or package; ends with a line end.
   *
   * @throws LinkFailure if nothing of that name is in the artifact, or it cannot be linked
   */
  public String why(String name) throws LinkFailure, InterruptedException {
    try {
      return isNative
          ? pipeline.close(run.name(), wiring, closure -> Why.of(closure, name)
              .orElseThrow(() -> failure(Why.unknown(closure, name))))
          : RunnableJar.why(wiring, name)
              .orElseThrow(() -> failure(name + " is not in the jar."));
    } finally {
      pipeline.progress().clear();
    }
  }

  private static LinkFailure failure(String problem) {
    return new LinkFailure(List.of(problem));
  }

  /**
   * Where the bytes go; ends with a line end.
   *
   * @param all whether to print every row, not only the largest
   * @throws LinkFailure if it cannot be linked
   */
  public String sizes(boolean all) throws LinkFailure, InterruptedException {
    String fileName = Assembler.fileName(run, isNative);
    try {
      return isNative
          ? pipeline.sizes(run.name(), fileName, wiring, all)
          : RunnableJar.sizes(fileName, wiring, all);
    } finally {
      pipeline.progress().clear();
    }
  }
}
