package kiln.platforms.virtio;

import java.util.ArrayList;
import java.util.List;
import kiln.app.Meaning;
import kiln.machine.Memory;
import kiln.machine.Ports;
import kiln.net.AttachedNetDevices;
import kiln.net.NetDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The machine's network cards, in the order of {@link Devices}; all are taken into use. */
@Component(name = "services")
public final class VirtioNets implements AttachedNetDevices {
  /** What the operator may say about those behind the first. */
  public @interface Config {
    @Meaning("names of the network cards behind the first, with commas")
    String[] net_more_names() default {};
  }

  private final List<NetDevice> all;

  /**
   * @param first the machine's first card, which is in use already
   */
  @Activate
  public VirtioNets(
      @Reference NetDevice first,
      @Reference Memory memory,
      @Reference Ports ports,
      Config config) {
    List<NetDevice> found = new ArrayList<>(List.of(first));
    for (Transport card : Devices.of(memory, ports).others(VirtioNet.KIND)) {
      String name = Named.behindFirst(config.net_more_names(), found.size(), VirtioNet.NAME);
      found.add(new VirtioNet(name, card, memory));
    }
    all = List.copyOf(found);
  }

  @Override
  public List<NetDevice> all() {
    return all;
  }
}
