package kiln.platforms.virtio;

import java.util.ArrayList;
import java.util.List;
import kiln.machine.Memory;
import kiln.machine.Ports;
import kiln.net.AttachedNetDevices;
import kiln.net.NetDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The machine's network cards, in the order of {@link Devices}; all are taken into use. */
@Component
public final class VirtioNets implements AttachedNetDevices {
  private final List<NetDevice> all;

  /**
   * @param first the machine's first card, which is in use already
   */
  @Activate
  public VirtioNets(
      @Reference NetDevice first, @Reference Memory memory, @Reference Ports ports) {
    List<NetDevice> found = new ArrayList<>(List.of(first));
    for (Transport card : Devices.of(memory, ports).others(VirtioNet.KIND)) {
      found.add(new VirtioNet(VirtioNet.NAME + found.size(), card, memory));
    }
    all = List.copyOf(found);
  }

  @Override
  public List<NetDevice> all() {
    return all;
  }
}
