package kiln.runtime.config;

import kiln.app.Seldom;

/** A command line that an image does not take. The message is a sentence for its user. */
@Seldom
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  public Refused(String message) {
    super(message);
  }
}
