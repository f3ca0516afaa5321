package kiln.stack.tcp;

/**
 * Hash of a connection's two endpoints under a secret key: a peer that chooses its ports cannot
 * choose its bucket.
 */
final class FlowHash {
  private final long k0;
  private final long k1;

  FlowHash(long k0, long k1) {
    this.k0 = k0 | 1;
    this.k1 = k1 | 1;
  }

  int of(
      long localHigh,
      long localLow,
      int localPort,
      long remoteHigh,
      long remoteLow,
      int remotePort) {
    long h = mix(remoteLow ^ k0, remoteHigh ^ k1);
    h = mix(h ^ localLow, k0 ^ localHigh);
    h = mix(h ^ ((long) localPort << 16 | remotePort), k1);
    return (int) (h ^ h >>> 32);
  }

  private static long mix(long a, long b) {
    return Math.multiplyHigh(a, b) ^ a * b;
  }
}
