package kiln.sim;

/** The simulation cannot go on: a node's process cannot be started, hangs, or breaks the protocol. */
public final class SimulationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SimulationException(String message) {
    super(message);
  }

  public SimulationException(String message, Throwable cause) {
    super(message, cause);
  }
}
