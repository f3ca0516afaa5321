package kiln.stack.random;

/**
 * SipHash-2-4 of a few 64-bit words: a keyed function that cannot be predicted without the key
 * (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012).
 *
 * <p>Used for initial sequence numbers (RFC 6528), SYN cookies, ports (RFC 6056) and hash tables
 * that a peer must not be able to fill with collisions. Never allocates.
 */
public final class SipHash {
  private final long k0;
  private final long k1;

  private long v0;
  private long v1;
  private long v2;
  private long v3;

  /** The key: 128 secret bits. */
  public SipHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** Hash of the 40 octets that these words are in little-endian order. */
  public long hash(long a, long b, long c, long d, long e) {
    start();
    absorb(a);
    absorb(b);
    absorb(c);
    absorb(d);
    absorb(e);
    return finish(40);
  }

  /** Hash of the 16 octets that these words are in little-endian order. */
  public long hash(long a, long b) {
    start();
    absorb(a);
    absorb(b);
    return finish(16);
  }

  private void start() {
    v0 = k0 ^ 0x736F6D6570736575L;
    v1 = k1 ^ 0x646F72616E646F6DL;
    v2 = k0 ^ 0x6C7967656E657261L;
    v3 = k1 ^ 0x7465646279746573L;
  }

  private void absorb(long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }

  private long finish(int lengthBytes) {
    absorb((long) lengthBytes << 56);
    v2 ^= 0xFF;
    round();
    round();
    round();
    round();
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void round() {
    v0 += v1;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v3;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 += v3;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 += v1;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v2 = Long.rotateLeft(v2, 32);
  }
}
