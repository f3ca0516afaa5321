package kiln.stack.fuzz;

import java.nio.charset.StandardCharsets;
import kiln.net.Endpoint;
import kiln.net.IpAddress;

/** Fuzz target: text as an address and as an endpoint; what is read prints as it reads again. */
public final class AddressFuzz {
  private AddressFuzz() {}

  /** Called by Jazzer and by {@code FuzzSeedsTest}. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    if (IpAddress.isAddress(text)) {
      IpAddress a = IpAddress.parse(text);
      if (!IpAddress.parse(a.toString()).equals(a)) {
        throw new AssertionError(text + " prints as " + a);
      }
    }
    try {
      Endpoint e = Endpoint.parse(text);
      if (!Endpoint.parse(e.toString()).equals(e)) {
        throw new AssertionError(text + " prints as " + e);
      }
    } catch (IllegalArgumentException e) {
      // it is none
    }
  }
}
