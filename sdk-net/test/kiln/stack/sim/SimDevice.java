package kiln.stack.sim;

import kiln.net.NetDevice;

/** One end of a link. */
public final class SimDevice implements NetDevice {
  private final Simulation simulation;
  private final String name;
  private final byte[] mac;
  private final int mtu;
  Pipe in;
  Pipe out;

  SimDevice(Simulation simulation, String name, int number, int mtu) {
    this.simulation = simulation;
    this.name = name;
    this.mac = new byte[] {2, 0, 0, 0, 0, (byte) number};
    this.mtu = mtu;
  }

  public Pipe out() {
    return out;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte[] mac() {
    return mac.clone();
  }

  @Override
  public int mtu() {
    return mtu;
  }

  @Override
  public int receive(byte[] dst) {
    byte[] frame = in.arrive(simulation.now());
    if (frame == null) {
      return 0;
    }
    System.arraycopy(frame, 0, dst, 0, frame.length);
    return frame.length;
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    out.enter(simulation.now(), src, length);
    return true;
  }

  long nextArrival() {
    return in.nextArrival();
  }
}
