package kiln.stack.socket;

import java.util.List;
import kiln.clock.Clock;
import kiln.entropy.RandomSource;
import kiln.net.Network;

/** A network without devices: a host that talks to itself. */
public final class LoopbackNetwork {
  private final HostPlatform platform = new HostPlatform();
  private final SocketNetwork network =
      new SocketNetwork(List::of, platform, platform, platform, new Settings("", "", "", 4096));

  public Network network() {
    return network;
  }

  public Clock clock() {
    return platform;
  }

  public RandomSource random() {
    return platform;
  }

  public void stop() {
    network.stop();
  }
}
