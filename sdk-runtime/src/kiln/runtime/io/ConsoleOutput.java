package kiln.runtime.io;

import java.io.OutputStream;

/** Standard output (1) or error (2): the platform's console. Not buffered. */
public final class ConsoleOutput extends OutputStream {
  private final int stream;

  public ConsoleOutput(int stream) {
    this.stream = stream;
  }

  @Override
  public void write(int octet) {
    write(stream, new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    if ((from | length) < 0 || length > bytes.length - from) {
      throw new IndexOutOfBoundsException(); // without the words that boxed numbers would bring
    }
    write(stream, bytes, from, length);
  }

  private static native void write(int stream, byte[] bytes, int from, int length);
}
