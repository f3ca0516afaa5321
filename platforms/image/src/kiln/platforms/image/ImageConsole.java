package kiln.platforms.image;

import kiln.console.Console;
import kiln.platform.Platform;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The console that the platform writes its own messages to. A write is one native call, which no
 * other fiber interrupts.
 */
@Component(property = "kiln.default:Boolean=true")
public final class ImageConsole implements Console {
  private final Platform platform;

  @Activate
  public ImageConsole(@Reference Platform platform) {
    this.platform = platform;
  }

  @Override
  public void write(byte[] src, int offset, int length) {
    check(offset, length, src.length);
    put(src, offset, length);
  }

  @Override
  public int read(byte[] dst, int offset, int length) {
    check(offset, length, dst.length);
    if (length == 0) {
      return 0;
    }
    for (; ; ) {
      long seen = platform.events();
      int count = take(dst, offset, length);
      if (count != 0) {
        return count;
      }
      platform.idle(seen, Platform.NO_DEADLINE);
    }
  }

  private static native void put(byte[] src, int offset, int length);

  /** Moves what has come in; 0 if nothing has, -1 at the end of input. */
  private static native int take(byte[] dst, int offset, int length);

  // Not by Objects: its words take boxed numbers, which an image may have for nothing else.
  private static void check(int offset, int length, int size) {
    if ((offset | length) < 0 || length > size - offset) {
      throw new IndexOutOfBoundsException(Integer.toString(length).concat(" bytes at ")
          .concat(Integer.toString(offset)).concat(" of ").concat(Integer.toString(size)));
    }
  }
}
