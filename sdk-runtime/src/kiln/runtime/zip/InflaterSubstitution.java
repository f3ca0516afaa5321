package kiln.runtime.zip;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Replaces;
import kiln.runtime.substitute.Substitutes;

/** What zlib does for Inflater, {@link Inflate} does. The "address" tells the kind of stream. */
@Substitutes("java.util.zip.Inflater")
final class InflaterSubstitution {
  private static final int RAW = 2;

  @Original private boolean finished;
  @Original private boolean needDict;
  @Original private long bytesRead;
  @Original private long bytesWritten;
  @Original private int inputConsumed;
  @Original private int outputConsumed;
  @Original private ByteBuffer input;
  @Original private byte[] inputArray;
  @Original private final Reference zsRef = null;
  private Inflate stream;

  static {
    // there are no field identifiers to look up
  }

  private InflaterSubstitution() {}

  /** Holds the address, once a block of native memory; nothing has to be freed. */
  @Substitutes("java.util.zip.Inflater$InflaterZStreamRef")
  static final class Reference {
    @Original private long address;

    @Replaces("<init>")
    private Reference(Inflater owner, long address) {
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

  private static long init(boolean raw) {
    return raw ? RAW : 1;
  }

  @Adds
  private Inflate stream(long address) {
    if (stream == null) {
      stream = new Inflate(address == RAW);
    }
    return stream;
  }

  private long inflateBytesBytes(
      long address, byte[] in, int inFrom, int inCount, byte[] out, int outFrom, int outCount)
      throws DataFormatException {
    Inflate from = stream(address);
    try {
      from.run(in, inFrom, inCount, out, outFrom, outCount);
    } catch (DataFormatException e) {
      inputConsumed = from.consumed(inFrom);
      outputConsumed = from.produced();
      throw e;
    }
    return from.consumed(inFrom)
        | (long) from.produced() << 31
        | (from.isFinished() ? 1L << 62 : 0)
        | (from.needsDictionary() ? 1L << 63 : 0);
  }

  private long inflateBytesBuffer(
      long address, byte[] in, int inFrom, int inCount, long out, int outCount)
      throws DataFormatException {
    byte[] copy = new byte[outCount];
    try {
      return inflateBytesBytes(address, in, inFrom, inCount, copy, 0, outCount);
    } finally {
      Memory.put(copy, out, stream.produced());
    }
  }

  private long inflateBufferBytes(
      long address, long in, int inCount, byte[] out, int outFrom, int outCount)
      throws DataFormatException {
    return inflateBytesBytes(
        address, Memory.get(in, inCount), 0, inCount, out, outFrom, outCount);
  }

  private long inflateBufferBuffer(long address, long in, int inCount, long out, int outCount)
      throws DataFormatException {
    return inflateBytesBuffer(address, Memory.get(in, inCount), 0, inCount, out, outCount);
  }

  public void setDictionary(byte[] bytes, int from, int count) {
    Objects.checkFromIndexSize(from, count, bytes.length);
    synchronized (zsRef) {
      ensureOpen();
      stream(zsRef.address()).setDictionary(bytes, from, count);
      needDict = false;
    }
  }

  public int getAdler() {
    synchronized (zsRef) {
      ensureOpen();
      return stream(zsRef.address()).adler();
    }
  }

  public void reset() {
    synchronized (zsRef) {
      ensureOpen();
      if (stream != null) {
        stream.reset();
      }
      input = ByteBuffer.allocate(0);
      inputArray = null;
      finished = false;
      needDict = false;
      bytesRead = 0;
      bytesWritten = 0;
    }
  }
}
