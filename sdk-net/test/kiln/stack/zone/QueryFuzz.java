package kiln.stack.zone;

import kiln.dns.ZoneException;
import kiln.stack.sim.Golden;

/** Fuzz target: octets as a query to the name server; the reply must be one that can be read. */
public final class QueryFuzz {
  private static final Responder RESPONDER = new Responder();

  static {
    try {
      RESPONDER.put(ZoneParser.parse(Golden.read("dns/example.zone"), "example.", "zone"));
    } catch (ZoneException e) {
      throw new AssertionError(e);
    }
  }

  private QueryFuzz() {}

  /** Called by Jazzer and by {@code FuzzSeedsTest}. */
  public static void fuzzerTestOneInput(byte[] input) {
    boolean tcp = input.length % 2 == 0;
    byte[] reply = new byte[tcp ? 65_535 : Responder.UDP_SIZE];
    int length = RESPONDER.answer(input, input.length, reply, tcp);
    if (length > 0) {
      Dump.of(reply, length);
    }
  }
}
