package kiln.link;

import java.util.List;

/**
 * A link that cannot succeed, with everything that is wrong said at once.
 *
 * <p>Each problem is a complete message in the app author's words: what, where, what to do. A
 * problem may have several lines; the lines of a chain of causes are indented by two spaces.
 */
public final class LinkFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** At least one problem, in the order in which they shall be printed. */
  public LinkFailure(List<String> problems) {
    super(String.join("\n", problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("A failure names at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
