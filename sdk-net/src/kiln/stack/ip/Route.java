package kiln.stack.ip;

import kiln.stack.wire.Ip;

/**
 * Packets to a prefix leave by this interface, to this gateway or, if it is {@code ::}, to the
 * destination itself. Prefix bits count from the top of 128, also for IPv4.
 */
public record Route(
    long high,
    long low,
    int prefix,
    long gatewayHigh,
    long gatewayLow,
    NetInterface out,
    long validUntilNanos) {

  boolean matches(long toHigh, long toLow) {
    return Ip.isV4(high, low) == Ip.isV4(toHigh, toLow)
        && Ip.matches(toHigh, toLow, high, low, prefix);
  }

  public boolean onLink() {
    return gatewayHigh == 0 && gatewayLow == 0;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    Ip.append(text, high, low).append('/').append(Ip.isV4(high, low) ? prefix - 96 : prefix);
    if (!onLink()) {
      Ip.append(text.append(" via "), gatewayHigh, gatewayLow);
    }
    return text.append(" dev ").append(out.name()).toString();
  }
}
