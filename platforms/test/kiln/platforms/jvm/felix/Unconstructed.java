package kiln.platforms.jvm.felix;

import kiln.app.App;

/** An app whose constructor fails. */
public final class Unconstructed implements App {
  public Unconstructed() {
    throw new IllegalStateException("no way to begin");
  }

  @Override
  public int run() {
    throw new AssertionError("never constructed");
  }
}
