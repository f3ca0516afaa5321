package kiln.platforms.jvm;

import java.io.IOException;
import java.util.Objects;
import kiln.console.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Standard input and output. Goes through {@link System#out}, so both keep their order. */
@Component
public final class JvmConsole implements Console {
  @Activate
  public JvmConsole() {}

  @Override
  public void write(byte[] src, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, src.length);
    synchronized (System.out) { // write and flush in one piece
      System.out.write(src, offset, length);
      System.out.flush();
    }
  }

  @Override
  public int read(byte[] dst, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, dst.length);
    try {
      return System.in.read(dst, offset, length);
    } catch (IOException e) {
      return -1; // a terminal that went away: nothing more will come
    }
  }
}
