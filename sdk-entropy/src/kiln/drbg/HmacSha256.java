package kiln.drbg;

/** HMAC with SHA-256 (RFC 2104, FIPS 198-1), for keys of at most a block. */
final class HmacSha256 {
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5C;

  private final Sha256 digest = new Sha256();

  /** The key, filled up with zeros. */
  private final byte[] key = new byte[Sha256.BLOCK_BYTES];

  /** Sets the key and begins a message. */
  void begin(byte[] key) {
    System.arraycopy(key, 0, this.key, 0, key.length);
    for (int i = key.length; i < this.key.length; i++) {
      this.key[i] = 0;
    }
    digest.reset();
    pad(INNER);
  }

  void update(byte in) {
    digest.update(in);
  }

  void update(byte[] in) {
    digest.update(in, 0, in.length);
  }

  /** Ends the message: its code goes to the first 32 octets of {@code out}. */
  void end(byte[] out) {
    byte[] inner = new byte[Sha256.DIGEST_BYTES];
    digest.digest(inner, 0);
    pad(OUTER);
    digest.update(inner, 0, inner.length);
    digest.digest(out, 0);
  }

  private void pad(byte with) {
    for (byte octet : key) {
      digest.update((byte) (octet ^ with));
    }
  }
}
