package kiln.stack.device;

import kiln.net.NetDevice;

/** What every device that wraps another leaves as it is. */
class Forwarding implements NetDevice {
  protected final NetDevice device;

  Forwarding(NetDevice device) {
    this.device = device;
  }

  @Override
  public String name() {
    return device.name();
  }

  @Override
  public byte[] mac() {
    return device.mac();
  }

  @Override
  public int mtu() {
    return device.mtu();
  }

  @Override
  public boolean linkUp() {
    return device.linkUp();
  }

  @Override
  public int receive(byte[] dst) {
    return device.receive(dst);
  }

  @Override
  public boolean checksumVerified() {
    return device.checksumVerified();
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    return device.transmit(src, length);
  }

  @Override
  public boolean finishesChecksums() {
    return device.finishesChecksums();
  }

  @Override
  public boolean transmitUnfinished(byte[] src, int length, int start, int field) {
    return device.transmitUnfinished(src, length, start, field);
  }

  @Override
  public void flush() {
    device.flush();
  }

  @Override
  public boolean transmitting() {
    return device.transmitting();
  }

  @Override
  public long dropped() {
    return device.dropped();
  }
}
