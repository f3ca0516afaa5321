package kiln.platforms.virtio;

import java.util.ArrayList;
import java.util.List;
import kiln.app.Meaning;
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
@Component(name = "storages")
public final class VirtioDisks implements AttachedBlockDevices {
  /** What the operator may say about those behind the first. */
  public @interface Config {
    @Meaning("names of the disks behind the first, with commas")
    String[] block_more_names() default {};
  }

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
      @Reference Clock clock,
      Config config) {
    List<BlockDevice> found = new ArrayList<>(List.of(first));
    for (Transport disk : Devices.of(memory, ports).others(VirtioBlock.KIND)) {
      String name = Named.behindFirst(config.block_more_names(), found.size(), VirtioBlock.NAME);
      found.add(new VirtioBlock(name, disk, memory, platform, clock));
    }
    all = List.copyOf(found);
  }

  @Override
  public List<BlockDevice> all() {
    return all;
  }
}
