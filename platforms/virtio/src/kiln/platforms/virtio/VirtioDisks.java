package kiln.platforms.virtio;

import java.util.ArrayList;
import java.util.List;
import kiln.block.AttachedBlockDevices;
import kiln.block.BlockDevice;
import kiln.clock.Clock;
import kiln.machine.Memory;
import kiln.machine.Ports;
import kiln.platform.Platform;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The machine's disks, in the order of {@link Devices}; all are taken into use. */
@Component
public final class VirtioDisks implements AttachedBlockDevices {
  private final List<BlockDevice> all;

  /**
   * @param first the machine's first disk, which is in use already
   */
  @Activate
  public VirtioDisks(
      @Reference BlockDevice first,
      @Reference Memory memory,
      @Reference Ports ports,
      @Reference Platform platform,
      @Reference Clock clock) {
    List<BlockDevice> found = new ArrayList<>(List.of(first));
    for (Transport disk : Devices.of(memory, ports).others(VirtioBlock.KIND)) {
      String name = VirtioBlock.NAME + found.size();
      found.add(new VirtioBlock(name, disk, memory, platform, clock));
    }
    all = List.copyOf(found);
  }

  @Override
  public List<BlockDevice> all() {
    return all;
  }
}
