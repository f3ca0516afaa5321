package kiln.runtime.net;

import kiln.net.NetException;

/** Calls of java.net that an interrupt does not end: the thread's flag is set when they return. */
final class Uninterrupted {
  private Uninterrupted() {}

  /** A call of the network. */
  interface Call<T> {
    T run() throws NetException;
  }

  /** Makes the call again when an interrupt ended it; it must have done nothing then. */
  static <T> T call(Call<T> call) throws NetException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return call.run();
        } catch (NetException e) {
          if (e.reason() != NetException.Reason.INTERRUPTED) {
            throw e;
          }
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
