package kiln.link.command;

import java.io.IOException;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;

/** The verbs behind {@code ./bnd}. */
public final class Main {
  private Main() {}

  public static int run(Builder builder, String[] line) throws IOException {
    try {
      var outcome = builder.build(line.length > 0 && line[0].equals("test") ? Goal.TESTS : Goal.BUNDLES);
      outcome.orFail();
    } catch (BuildFailure e) {
      e.problems().forEach(System.err::println);
      return 1;
    }
    return 0;
  }
}
