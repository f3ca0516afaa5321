package kiln.stack.socket;

import java.util.List;
import kiln.clock.Clock;
import kiln.entropy.RandomSource;
import kiln.net.NetDevice;
import kiln.net.Network;
import kiln.platform.Platform;

/** A network for tests of other packages. */
public final class OpenNetwork {
  private final SocketNetwork network;

  public OpenNetwork(
      NetDevice device, Clock clock, Platform platform, RandomSource random, String v4, String v6) {
    network =
        new SocketNetwork(
            () -> List.of(device), clock, platform, random, new Settings(v4, "", v6, 65_536));
  }

  public Network network() {
    return network;
  }

  public void stop() {
    network.stop();
  }
}
