package kiln.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The cable between one device and its network: a lane each way, and a place to capture what
 * arrives at its ends.
 */
public final class Link {
  private final Simulation simulation;
  private final String name;
  private final Lane out;
  private final Lane in;
  private Pcap capture;

  /**
   * @param toNetwork takes what the device sent, when it arrives
   * @param toDevice takes what the network sent
   */
  Link(
      Simulation simulation,
      String name,
      Quality quality,
      Consumer<byte[]> toNetwork,
      Consumer<byte[]> toDevice) {
    this.simulation = simulation;
    this.name = name;
    out = new Lane(simulation, quality, arrival(">", toNetwork));
    in = new Lane(simulation, quality, arrival("<", toDevice));
  }

  /** Changes both directions from now on; frames on their way are not touched. */
  public Link quality(Quality quality) {
    return quality(quality, quality);
  }

  /** Changes what the link does to frames from the device, and to frames for it. */
  public Link quality(Quality fromDevice, Quality toDevice) {
    out.quality(fromDevice);
    in.quality(toDevice);
    return this;
  }

  /**
   * Writes every frame that arrives at either end to a file, with virtual time, in the format of
   * libpcap; until the simulation is closed.
   */
  public Link capture(Path file) {
    closeCapture();
    try {
      capture = new Pcap(file);
    } catch (IOException e) {
      throw new UncheckedIOException("capture of link " + name + " to " + file, e);
    }
    return this;
  }

  /** Frames that the link has lost, both ways, by chance or for want of room in its queue. */
  public long lost() {
    return out.lost() + in.lost();
  }

  void fromDevice(long nowNanos, byte[] frame) {
    out.enter(nowNanos, frame);
  }

  void fromNetwork(byte[] frame) {
    in.enter(simulation.nowNanos(), frame);
  }

  void closeCapture() {
    if (capture != null) {
      capture.close();
      capture = null;
    }
  }

  private Consumer<byte[]> arrival(String direction, Consumer<byte[]> end) {
    return frame -> {
      simulation.note(name, direction + " " + Trace.describe(frame));
      if (capture != null) {
        capture.add(simulation.nowNanos(), frame);
      }
      end.accept(frame);
    };
  }
}
