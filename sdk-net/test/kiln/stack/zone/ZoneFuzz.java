package kiln.stack.zone;

import java.nio.charset.StandardCharsets;
import kiln.dns.ZoneException;

/** Fuzz target: text as a zone file. */
public final class ZoneFuzz {
  private ZoneFuzz() {}

  /** Called by Jazzer and by {@code FuzzSeedsTest}. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Zone zone =
          ZoneParser.parse(new String(input, StandardCharsets.UTF_8), "example.", "fuzz");
      Answer.of(zone, DnsName.parse("a.b.example.", DnsName.ROOT), ResourceRecord.ANY);
    } catch (ZoneException e) {
      if (e.getMessage() == null || !e.getMessage().startsWith("fuzz")) {
        throw new AssertionError(e);
      }
    }
  }
}
