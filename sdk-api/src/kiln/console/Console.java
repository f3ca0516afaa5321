package kiln.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The platform's console: bytes out, and bytes in where somebody is listening to us.
 *
 * <p>Text is UTF-8, lines end in {@code \n}; a platform whose terminal wants more (a serial line's
 * {@code \r}) adds it itself. In an image {@link System#out} and {@link System#err} end up here
 * too: both ways may be mixed, and bytes appear in the order of the calls. May be called by any
 * thread: one call's bytes are never mixed with another's.
 */
@ProviderType
public interface Console {
  /** The most bytes of one line that {@link #readLine} keeps, as a terminal's line discipline. */
  int LINE_MAX = 4096;

  /**
   * Writes {@code length} bytes of {@code src} from {@code offset}. Blocks until the platform has
   * taken them all; {@code src} is free for reuse on return.
   *
   * <p>Never fails: what the outside no longer accepts (a closed pipe) is dropped, because there is
   * no other place to complain.
   *
   * @throws IndexOutOfBoundsException if the range is not inside {@code src}; nothing was written
   */
  void write(byte[] src, int offset, int length);

  /**
   * Moves bytes that came in into {@code dst} from {@code offset}, at most {@code length}. Blocks
   * the calling thread, and no other, until at least one is there.
   *
   * @return how many bytes were moved, or -1 at the end of input; always -1 where the platform's
   *     console is write-only. 0 only if {@code length} is 0
   * @throws IndexOutOfBoundsException if the range is not inside {@code dst}; no input is lost
   */
  int read(byte[] dst, int offset, int length);

  /** Writes {@code text}. */
  default void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  /** Writes {@code text} and the end of a line in one piece. */
  default void println(String text) {
    print(text.concat("\n"));
  }

  /**
   * Reads the next line, without its {@code \n} or {@code \r\n}. Blocks as {@link #read} does. Not
   * meant for several threads at once: they would get parts of each other's lines.
   *
   * @return the line; its first {@link #LINE_MAX} bytes if it is longer, the rest is dropped; null
   *     at the end of input
   */
  default String readLine() {
    byte[] line = new byte[80];
    byte[] next = new byte[1];
    int length = 0;
    boolean any = false;
    while (read(next, 0, 1) == 1) {
      any = true;
      if (next[0] == '\n') {
        break;
      }
      if (length == line.length && length < LINE_MAX) {
        line = Arrays.copyOf(line, Math.min(2 * length, LINE_MAX));
      }
      if (length < LINE_MAX) {
        line[length++] = next[0];
      }
    }
    if (!any) {
      return null;
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }
}
