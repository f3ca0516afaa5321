package kiln.stack.device;

import kiln.net.NetDevice;

/** A device that wraps another, for tests of other packages. */
public class OpenForwarding extends Forwarding {
  protected OpenForwarding(NetDevice device) {
    super(device);
  }
}
