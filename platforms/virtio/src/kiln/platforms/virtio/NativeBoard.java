package kiln.platforms.virtio;

/** The board of an image: its native part (devices.c, apic.c, ioapic.c) answers. */
final class NativeBoard implements Board {
  @Override
  public int mmioDevices() {
    return devices();
  }

  @Override
  public long mmioAddress(int index) {
    return address(index);
  }

  @Override
  public long mmioBytes(int index) {
    return bytes(index);
  }

  @Override
  public int mmioLine(int index) {
    return line(index);
  }

  @Override
  public boolean route(int line) {
    return open(line);
  }

  @Override
  public long messageAddress() {
    return messageTo();
  }

  @Override
  public int messageData() {
    return message();
  }

  private static native int devices();

  private static native long address(int index);

  private static native long bytes(int index);

  private static native int line(int index);

  private static native boolean open(int line);

  private static native long messageTo();

  private static native int message();
}
