package kiln.sim;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import kiln.net.NetDevice;
import kiln.platforms.calls.NetCalls;

/** A station's network device, which has the station polled when something has arrived. */
final class StationDevice implements NetDevice {
  private final Simulation simulation;
  private final String name;
  private final Station station;
  private final byte[] mac;
  private final int mtu;
  private final Queue<byte[]> arrived = new ArrayDeque<>();
  private Link link;
  private long pollAt = Station.NEVER;

  StationDevice(Simulation simulation, String name, Station station, byte[] mac, int mtu) {
    this.simulation = simulation;
    this.name = name;
    this.station = station;
    this.mac = mac;
    this.mtu = mtu;
  }

  void link(Link link) {
    this.link = link;
    pollAt(simulation.nowNanos());
  }

  void arrived(byte[] frame) {
    if (frame.length <= mtu + HEADER) {
      arrived.add(frame);
      poll();
    }
  }

  private void poll() {
    long now = simulation.nowNanos();
    pollAt = Station.NEVER;
    long wanted = station.poll(now, this);
    if (wanted != Station.NEVER) {
      pollAt(Math.max(wanted, now + 1)); // a station that wants the present would stop time
    }
  }

  private void pollAt(long nanos) {
    pollAt = nanos;
    simulation.at(
        nanos,
        () -> {
          if (pollAt == nanos) {
            poll();
          }
        });
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
    NetCalls.checkRoom(mtu, dst);
    byte[] frame = arrived.poll();
    if (frame == null) {
      return 0;
    }
    System.arraycopy(frame, 0, dst, 0, frame.length);
    return frame.length;
  }

  @Override
  public boolean transmit(byte[] src, int length) {
    NetCalls.checkFrame(mtu, src, length);
    link.fromDevice(simulation.nowNanos(), Arrays.copyOf(src, Math.max(length, 60)));
    return true;
  }
}
