package kiln.runtime.io;

import java.io.InputStream;

/** Standard input: what comes in on the platform's console. Blocks the calling thread only. */
public final class ConsoleInput extends InputStream {
  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    java.util.Objects.checkFromIndexSize(from, length, into.length);
    return length == 0 ? 0 : receive(into, from, length);
  }

  /** Waits for at least one octet; -1 at the end of the input. */
  private static native int receive(byte[] into, int from, int length);
}
