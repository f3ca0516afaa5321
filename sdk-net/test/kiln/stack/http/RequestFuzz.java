package kiln.stack.http;

import java.nio.charset.StandardCharsets;
import kiln.clock.Clock;

/** Fuzz target: octets as what a client sends; a resource is the answer to everything. */
public final class RequestFuzz {
  static final Clock CLOCK =
      new Clock() {
        @Override
        public long wallNanos() {
          return 0;
        }

        @Override
        public long monotonicNanos() {
          return 1;
        }
      };

  private RequestFuzz() {}

  /** Called by Jazzer and by {@code FuzzSeedsTest}. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    int step = 1 + (input.length > 0 ? input[input.length - 1] & 0x3F : 0);
    MemoryConnection c = new MemoryConnection(text, step);
    boolean[] failed = {false};
    new Exchange(
            c,
            CLOCK,
            (q, r) -> {
              byte[] b = new byte[64];
              while (q.read(b, 0, b.length) >= 0) {
                // to its end
              }
              try {
                r.sendResource(b, q.path().length() > 1 ? "tag" : "", 784_111_777L);
              } catch (RuntimeException e) {
                failed[0] = true;
                throw e;
              }
            })
        .run();
    if (failed[0] || !c.closed) {
      throw new AssertionError("the server failed, or left the connection open");
    }
    String out = c.output();
    if (!out.isEmpty() && !out.startsWith("HTTP/1.1 ")) {
      throw new AssertionError(out);
    }
  }
}
