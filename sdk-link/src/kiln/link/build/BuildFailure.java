package kiln.link.build;

import java.util.List;

/** The workspace cannot be built; every problem found, each a complete message. */
public final class BuildFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public BuildFailure(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  public BuildFailure(String problem) {
    this(List.of(problem));
  }

  /** In the order found. */
  public List<String> problems() {
    return problems;
  }
}
