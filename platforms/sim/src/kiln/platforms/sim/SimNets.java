package kiln.platforms.sim;

import java.util.ArrayList;
import java.util.List;
import kiln.net.AttachedNetDevices;
import kiln.net.NetDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All network devices of a node, in the order in which the test attached them. */
@Component
public final class SimNets implements AttachedNetDevices {
  private final List<NetDevice> all;

  @Activate
  public SimNets(@Reference NetDevice first) {
    List<NetDevice> found = new ArrayList<>(List.of(first));
    for (NetDevice next; (next = SimNet.at(found.size())) != null; ) {
      found.add(next);
    }
    all = List.copyOf(found);
  }

  @Override
  public List<NetDevice> all() {
    return all;
  }
}
