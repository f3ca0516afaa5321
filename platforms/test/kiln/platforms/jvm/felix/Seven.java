package kiln.platforms.jvm.felix;

import kiln.app.App;

/** An app that fails in a way of its own choosing, while another thread goes on. */
public final class Seven implements App {
  @Override
  public int run() {
    new Thread(
            () -> {
              while (true) {
                Thread.yield();
              }
            })
        .start();
    return 7;
  }
}
