package kiln.stack.ip;

import kiln.stack.wire.Ip;

/**
 * Which address of an interface speaks to a destination (RFC 6724 §5): rules 1, 2, 3, 6 and 8. Rule
 * 5 is the route's, and home and temporary addresses (4, 7) do not exist here.
 */
final class SourceSelection {
  /** The policy table of §2.1 but for the precedences: high, low, bits, label. */
  private static final long[][] LABELS = {
    {0, 1, 128, 0},
    {0, Ip.V4, 96, 4},
    {0, 0, 96, 3},
    {0x2001_0000_0000_0000L, 0, 32, 5},
    {0x2002_0000_0000_0000L, 0, 16, 2},
    {0x3FFE_0000_0000_0000L, 0, 16, 12},
    {0xFEC0_0000_0000_0000L, 0, 10, 11},
    {0xFC00_0000_0000_0000L, 0, 7, 13}
  };

  private static final int OTHERS = 1;

  private static final int LINK = 2;
  private static final int SITE = 5;
  private static final int GLOBAL = 14;

  private SourceSelection() {}

  /** The best of an interface's usable addresses; null if it has none of the family. */
  static InterfaceAddress best(NetInterface out, long high, long low) {
    InterfaceAddress best = null;
    for (int i = 0; i < out.addressCount(); i++) {
      InterfaceAddress a = out.address(i);
      boolean candidate = a.usable() && Ip.isV4(a.high(), a.low()) == Ip.isV4(high, low);
      if (candidate && (best == null || isBetter(a, best, high, low))) {
        best = a;
      }
    }
    return best;
  }

  private static boolean isBetter(InterfaceAddress a, InterfaceAddress b, long high, long low) {
    if (a.is(high, low) || b.is(high, low)) {
      return a.is(high, low); // rule 1
    }
    int scopeA = scope(a.high(), a.low());
    int scopeB = scope(b.high(), b.low());
    int scope = scope(high, low);
    if (scopeA != scopeB) { // rule 2: the narrowest that reaches it, else the widest
      return scopeA < scopeB ? scopeA >= scope : scopeB < scope;
    }
    boolean preferredA = a.state() == InterfaceAddress.State.PREFERRED;
    boolean preferredB = b.state() == InterfaceAddress.State.PREFERRED;
    if (preferredA != preferredB) {
      return preferredA; // rule 3
    }
    int label = label(high, low);
    boolean matchesA = label(a.high(), a.low()) == label;
    boolean matchesB = label(b.high(), b.low()) == label;
    if (matchesA != matchesB) {
      return matchesA; // rule 6
    }
    return common(a, high, low) > common(b, high, low); // rule 8
  }

  /** The values of RFC 4291 §2.7; unique local addresses are global (RFC 4193 §3.3). */
  private static int scope(long high, long low) {
    if (!Ip.isV4(high, low) && Ip.isMulticast(high, low)) {
      return (int) (high >>> 48) & 15;
    }
    if (Ip.isLinkLocal(high, low) || Ip.isLoopback(high, low)) {
      return LINK;
    }
    return high >>> 54 == 0x3FB ? SITE : GLOBAL;
  }

  private static int label(long high, long low) {
    for (long[] each : LABELS) {
      if (Ip.matches(high, low, each[0], each[1], (int) each[2])) {
        return (int) each[3];
      }
    }
    return OTHERS;
  }

  /** Bits in common, those of the interface identifier not counted (§2.2). */
  private static int common(InterfaceAddress a, long high, long low) {
    int most = a.prefix() < 128 ? a.prefix() : Ip.isV4(high, low) ? 128 : 64;
    return Math.min(Ip.commonPrefix(a.high(), a.low(), high, low), most);
  }
}
