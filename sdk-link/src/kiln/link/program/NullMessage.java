package kiln.link.program;

import java.util.Objects;

/**
 * What a NullPointerException says about one null check (JEP 358): {@code Cannot invoke
 * "String.length()" because "name" is null}.
 *
 * @param action what was tried
 * @param operand with what: a method, a field, the elements of an array
 * @param cause how the null came about
 * @param expression the null itself, empty if nothing is known of it
 */
public record NullMessage(Action action, String operand, Cause cause, String expression) {
  /** What the code tried; the order is that of {@code lines.c}. */
  public enum Action {
    INVOKE("Cannot invoke \"", "\""),
    READ("Cannot read field \"", "\""),
    ASSIGN("Cannot assign field \"", "\""),
    LOAD("Cannot load from ", " array"),
    STORE("Cannot store to ", " array"),
    OTHER("Cannot ", "");

    private final String before;
    private final String after;

    Action(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  /** How the expression is introduced; the order is that of {@code lines.c}. */
  public enum Cause {
    UNKNOWN(""),
    VALUE(" because \""),
    RESULT(" because the return value of \"");

    private final String before;

    Cause(String before) {
      this.before = before;
    }
  }

  public NullMessage {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(operand, "operand");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(expression, "expression");
  }

  /** The whole message. */
  public String text() {
    String tried = action.before + operand + action.after;
    return cause == Cause.UNKNOWN ? tried : tried + cause.before + expression + "\" is null";
  }
}
