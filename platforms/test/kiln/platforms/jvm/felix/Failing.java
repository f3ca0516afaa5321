package kiln.platforms.jvm.felix;

import kiln.app.App;

/** An app that does not handle what happens to it. */
public final class Failing implements App {
  @Override
  public int run() throws Exception {
    throw new Exception("as the test wants it");
  }
}
