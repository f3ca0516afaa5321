package kiln.platforms.image;

import java.util.Objects;
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
    Objects.checkFromIndexSize(offset, length, src.length);
    put(src, offset, length);
  }

  @Override
  public int read(byte[] dst, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, dst.length);
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
}
