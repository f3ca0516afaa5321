package kiln.runtime.zip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Both directions against the zlib of this JVM, with random bytes in random pieces. */
class ZipTest {
  private static final int ROUNDS = 150;

  private final Random random = new Random(11);

  /** Bytes that compress well, badly, or not at all. */
  private byte[] bytes(int round) {
    byte[] bytes = new byte[random.nextInt(round % 10 == 0 ? 150_000 : 4000)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          (byte)
              switch (round % 4) {
                case 0 -> random.nextInt(256);
                case 1 -> random.nextInt(4);
                case 2 -> i % (1 + round);
                default -> random.nextInt(12) == 0 || i < 9
                    ? random.nextInt(256)
                    : bytes[i - 1 - random.nextInt(9)];
              };
    }
    return bytes;
  }

  private static byte[] zlib(byte[] bytes, int level, boolean raw, byte[] dictionary) {
    Deflater deflater = new Deflater(level, raw);
    if (dictionary.length > 0) {
      deflater.setDictionary(dictionary);
    }
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length * 2 + 1000];
    int size = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, size);
  }

  private byte[] dictionary(byte[] bytes, int round) {
    return Arrays.copyOf(bytes, round % 3 == 0 ? random.nextInt(bytes.length + 1) : 0);
  }

  @Test
  void deflatesToTheSameBytesAsZlib() {
    for (int round = 1; round <= ROUNDS; round++) {
      byte[] bytes = bytes(round);
      int level = 1 + random.nextInt(9);
      boolean raw = random.nextBoolean();
      byte[] dictionary = dictionary(bytes, round);
      byte[] expected = zlib(bytes, level, raw, dictionary);
      Deflate deflate = new Deflate(level, 0, raw);
      if (dictionary.length > 0) {
        deflate.setDictionary(dictionary, 0, dictionary.length);
      }
      byte[] packed = new byte[expected.length];
      int in = 0;
      int out = 0;
      while (!deflate.isFinished()) {
        int some = Math.min(bytes.length - in, 1 + random.nextInt(9000));
        int room = Math.min(packed.length - out, 10 + random.nextInt(9000));
        int flush = in + some == bytes.length ? Deflate.FINISH : Deflate.NO_FLUSH;
        deflate.run(bytes, in, some, packed, out, room, flush);
        in += deflate.consumed(in);
        out += deflate.produced();
      }
      assertArrayEquals(expected, packed, "round " + round + ", level " + level);
    }
  }

  @Test
  void storedBlocksComeBack() throws DataFormatException {
    for (int round = 1; round <= ROUNDS; round += 7) {
      byte[] bytes = bytes(round);
      Deflate deflate = new Deflate(0, 0, false);
      byte[] packed = new byte[bytes.length + 1000];
      deflate.run(bytes, 0, bytes.length, packed, 0, packed.length, Deflate.FINISH);
      Inflater inflater = new Inflater();
      inflater.setInput(packed, 0, deflate.produced());
      byte[] back = new byte[bytes.length];
      assertEquals(bytes.length, inflater.inflate(back), "round " + round);
      assertArrayEquals(bytes, back);
    }
  }

  @Test
  void inflatesInPiecesOfAnySize() throws DataFormatException {
    for (int round = 1; round <= ROUNDS; round++) {
      byte[] bytes = bytes(round);
      boolean raw = random.nextBoolean();
      byte[] dictionary = dictionary(bytes, round);
      byte[] packed = zlib(bytes, random.nextInt(10), raw, dictionary);
      Inflate inflate = new Inflate(raw);
      if (raw && dictionary.length > 0) {
        inflate.setDictionary(dictionary, 0, dictionary.length);
      }
      byte[] back = new byte[bytes.length + 1];
      int in = 0;
      int out = 0;
      while (!inflate.isFinished()) {
        int some = Math.min(packed.length - in, random.nextInt(3000));
        int room = Math.min(back.length - out, random.nextInt(9000));
        inflate.run(packed, in, some, back, out, room);
        in += inflate.consumed(in);
        out += inflate.produced();
        if (inflate.needsDictionary()) {
          inflate.setDictionary(dictionary, 0, dictionary.length);
        }
      }
      assertEquals(packed.length, in);
      assertArrayEquals(bytes, Arrays.copyOf(back, out), "round " + round);
    }
  }

  @Test
  void saysOfBrokenStreamsWhatZlibSays() {
    for (int round = 1; round <= 10 * ROUNDS; round++) {
      byte[] bytes = bytes(1 + round % 9);
      byte[] packed = zlib(bytes, random.nextInt(10), false, new byte[0]);
      packed[random.nextInt(Math.min(packed.length, 60))] ^= (byte) (1 << random.nextInt(8));
      byte[] first = new byte[bytes.length * 3 + 1000];
      byte[] second = new byte[first.length];
      assertEquals(zlibs(packed, first), ours(packed, second), "round " + round);
      assertArrayEquals(first, second);
    }
  }

  private static String zlibs(byte[] packed, byte[] into) {
    Inflater inflater = new Inflater();
    inflater.setInput(packed);
    try {
      int count = inflater.inflate(into);
      return count + " " + inflater.getRemaining() + inflater.finished();
    } catch (DataFormatException e) {
      return e.getMessage();
    } finally {
      inflater.end();
    }
  }

  private static String ours(byte[] packed, byte[] into) {
    Inflate inflate = new Inflate(false);
    try {
      inflate.run(packed, 0, packed.length, into, 0, into.length);
      return inflate.produced() + " " + (packed.length - inflate.consumed(0))
          + inflate.isFinished();
    } catch (DataFormatException e) {
      return e.getMessage();
    }
  }
}
