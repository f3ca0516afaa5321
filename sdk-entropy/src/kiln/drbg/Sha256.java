package kiln.drbg;

import java.util.Arrays;

/** SHA-256 (FIPS 180-4 §6.2): all of cryptography that an image needs for its random numbers. */
final class Sha256 {
  static final int DIGEST_BYTES = 32;
  static final int BLOCK_BYTES = 64;

  private static final int LENGTH_OFFSET = BLOCK_BYTES - 8;

  /** §4.2.2: 32 bits of the cube roots of the first 64 primes. */
  private static final int[] K = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  };

  /** §5.3.3: 32 bits of the square roots of the first eight primes. */
  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  };

  private final int[] hash = START.clone();
  private final int[] schedule = new int[64];

  /** The block that is being filled; {@code length % 64} bytes of it. */
  private final byte[] block = new byte[BLOCK_BYTES];

  private long length;

  void update(byte in) {
    int at = (int) (length++ % BLOCK_BYTES);
    block[at] = in;
    if (at == BLOCK_BYTES - 1) {
      compress();
    }
  }

  void update(byte[] in, int offset, int count) {
    for (int i = 0; i < count; i++) {
      update(in[offset + i]);
    }
  }

  /** Ends the message (§5.1.1: one bit, zeros, and the length in bits); the next may begin. */
  void digest(byte[] out, int offset) {
    long bits = length * 8;
    update((byte) 0x80);
    while (length % BLOCK_BYTES != LENGTH_OFFSET) {
      update((byte) 0);
    }
    for (int shift = 56; shift >= 0; shift -= 8) {
      update((byte) (bits >> shift));
    }
    for (int i = 0; i < DIGEST_BYTES; i++) {
      out[offset + i] = (byte) (hash[i / 4] >> 24 - 8 * (i % 4));
    }
    reset();
  }

  void reset() {
    System.arraycopy(START, 0, hash, 0, hash.length);
    length = 0;
    Arrays.fill(block, (byte) 0); // what was hashed may be a key
    Arrays.fill(schedule, 0);
  }

  /** §6.2.2 */
  private void compress() {
    prepareSchedule();
    int a = hash[0];
    int b = hash[1];
    int c = hash[2];
    int d = hash[3];
    int e = hash[4];
    int f = hash[5];
    int g = hash[6];
    int h = hash[7];
    for (int t = 0; t < 64; t++) {
      int sum1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int t1 = h + sum1 + (e & f ^ ~e & g) + K[t] + schedule[t];
      int sum0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int t2 = sum0 + (a & b ^ a & c ^ b & c);
      h = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = b;
      b = a;
      a = t1 + t2;
    }
    hash[0] += a;
    hash[1] += b;
    hash[2] += c;
    hash[3] += d;
    hash[4] += e;
    hash[5] += f;
    hash[6] += g;
    hash[7] += h;
  }

  /** §6.2.2, step 1 */
  private void prepareSchedule() {
    int[] w = schedule;
    for (int t = 0; t < 16; t++) {
      w[t] =
          block[4 * t] << 24
              | (block[4 * t + 1] & 0xff) << 16
              | (block[4 * t + 2] & 0xff) << 8
              | block[4 * t + 3] & 0xff;
    }
    for (int t = 16; t < 64; t++) {
      int x = w[t - 15];
      int y = w[t - 2];
      int sigma0 = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
      int sigma1 = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ y >>> 10;
      w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
    }
  }
}
