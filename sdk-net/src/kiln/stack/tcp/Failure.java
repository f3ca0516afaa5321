package kiln.stack.tcp;

/** Why a connection ended other than by both sides closing. */
public enum Failure {
  /** The peer refused the connection: RST to our SYN, or no such port. */
  REFUSED("connection refused"),
  /** The peer reset it. */
  RESET("connection reset by peer"),
  /** Nothing was acknowledged for the user timeout, or keepalives went unanswered. */
  TIMED_OUT("connection timed out"),
  /** No route, or no neighbour answers, before anything was established. */
  UNREACHABLE("host unreachable"),
  /** We aborted it. */
  ABORTED("connection aborted");

  private final String text;

  Failure(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
