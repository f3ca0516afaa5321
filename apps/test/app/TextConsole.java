package app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kiln.console.Console;

/** A console that keeps what is written, and has no input. */
public final class TextConsole implements Console {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Override
  public synchronized void write(byte[] src, int offset, int length) {
    written.write(src, offset, length);
  }

  @Override
  public int read(byte[] dst, int offset, int length) {
    return -1;
  }

  /** What was written, line by line. */
  public synchronized List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
