package kiln.link.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kiln.link.build.BuildFailure;
import kiln.link.build.Builder;
import kiln.link.build.Goal;

/**
 * A verb of bnd's own, such as {@code print} or {@code version}, with the built workspace.
 *
 * <p>bnd looks files up from {@code cnf}; so that they are those the user sees, each argument that
 * names a file here is made absolute.
 *
 * @param name the verb
 */
record Passed(String name) implements Verb {
  /** Whether bnd has a verb of that name. */
  static boolean knows(String name) {
    return Arrays.stream(aQute.bnd.main.bnd.class.getMethods())
        .anyMatch(method -> method.getName().equals("_" + name));
  }

  @Override
  public String arguments() {
    return "…";
  }

  @Override
  public String summary() {
    return "bnd's own";
  }

  @Override
  public int run(Builder workspace, List<String> line) throws BuildFailure, IOException {
    workspace.build(Goal.BUNDLES).orFail();
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-b", workspace.root().resolve("cnf").toString(), name));
    for (String word : line) {
      Path file = Path.of(word);
      command.add(Files.isRegularFile(file) ? file.toAbsolutePath().toString() : word);
    }
    try {
      aQute.bnd.main.bnd.main(command.toArray(String[]::new)); // ends this process on a failure
    } catch (Exception e) { // bnd declares it
      throw new IOException("bnd failed: " + e, e);
    }
    return 0;
  }
}
