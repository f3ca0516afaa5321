package kiln.platforms.virtio;

import kiln.machine.Ports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The I/O ports of the machine that the image runs on. */
@Component
public final class NativePorts implements Ports {
  @Activate
  public NativePorts() {}

  @Override
  public int in8(int port) {
    return read8(port);
  }

  @Override
  public int in16(int port) {
    return read16(port);
  }

  @Override
  public int in32(int port) {
    return read32(port);
  }

  @Override
  public void out8(int port, int value) {
    write8(port, value);
  }

  @Override
  public void out16(int port, int value) {
    write16(port, value);
  }

  @Override
  public void out32(int port, int value) {
    write32(port, value);
  }

  private static native int read8(int port);

  private static native int read16(int port);

  private static native int read32(int port);

  private static native void write8(int port, int value);

  private static native void write16(int port, int value);

  private static native void write32(int port, int value);
}
