package kiln.runtime.zip;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.Deflater;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Replaces;
import kiln.runtime.substitute.Substitutes;

/** What zlib does for Deflater, {@link Deflate} does. The "address" tells the kind of stream. */
@Substitutes("java.util.zip.Deflater")
final class DeflaterSubstitution {
  private static final int RAW = 2;

  @Original private int level;
  @Original private int strategy;
  @Original private boolean finish;
  @Original private boolean finished;
  @Original private long bytesRead;
  @Original private long bytesWritten;
  @Original private ByteBuffer input;
  @Original private byte[] inputArray;
  @Original private final Reference zsRef = null;
  private Deflate stream;

  private DeflaterSubstitution() {}

  /** Holds the address, once a block of native memory; nothing has to be freed. */
  @Substitutes("java.util.zip.Deflater$DeflaterZStreamRef")
  static final class Reference {
    @Original private long address;

    @Replaces("<init>")
    private Reference(Deflater owner, long address) {
      this.address = address;
    }

    @Original
    long address() {
      return address;
    }

    void clean() {
      address = 0;
    }
  }

  @Original
  private void ensureOpen() {}

  private static long init(int level, int strategy, boolean raw) {
    return raw ? RAW : 1;
  }

  @Adds
  private Deflate stream(long address) {
    if (stream == null) {
      stream = new Deflate(level, strategy, address == RAW);
    }
    return stream;
  }

  private long deflateBytesBytes(
      long address, byte[] in, int inFrom, int inCount, byte[] out, int outFrom, int outCount,
      int flush, int parameters) {
    Deflate to = stream(address);
    boolean again = false;
    if ((parameters & 1) != 0) {
      again =
          !to.setParameters(
              parameters >> 3, parameters >> 1 & 3, in, inFrom, inCount, out, outFrom, outCount);
    } else {
      to.run(in, inFrom, inCount, out, outFrom, outCount, flush);
    }
    return to.consumed(inFrom)
        | (long) to.produced() << 31
        | (to.isFinished() ? 1L << 62 : 0)
        | (again ? 1L << 63 : 0);
  }

  private long deflateBytesBuffer(
      long address, byte[] in, int inFrom, int inCount, long out, int outCount, int flush,
      int parameters) {
    byte[] copy = new byte[outCount];
    long result =
        deflateBytesBytes(address, in, inFrom, inCount, copy, 0, outCount, flush, parameters);
    Memory.put(copy, out, stream.produced());
    return result;
  }

  private long deflateBufferBytes(
      long address, long in, int inCount, byte[] out, int outFrom, int outCount, int flush,
      int parameters) {
    return deflateBytesBytes(
        address, Memory.get(in, inCount), 0, inCount, out, outFrom, outCount, flush, parameters);
  }

  private long deflateBufferBuffer(
      long address, long in, int inCount, long out, int outCount, int flush, int parameters) {
    return deflateBytesBuffer(
        address, Memory.get(in, inCount), 0, inCount, out, outCount, flush, parameters);
  }

  public void setDictionary(byte[] bytes, int from, int count) {
    Objects.checkFromIndexSize(from, count, bytes.length);
    synchronized (zsRef) {
      ensureOpen();
      stream(zsRef.address()).setDictionary(bytes, from, count);
    }
  }

  public int getAdler() {
    synchronized (zsRef) {
      ensureOpen();
      return stream == null ? 1 : stream.adler();
    }
  }

  public void reset() {
    synchronized (zsRef) {
      ensureOpen();
      input = ByteBuffer.allocate(0);
      inputArray = null;
      finish = false;
      finished = false;
      bytesRead = 0;
      bytesWritten = 0;
      if (stream != null) {
        stream.reset();
      }
    }
  }
}
