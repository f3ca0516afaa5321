package kiln.platforms.sim;

import java.util.ArrayList;
import java.util.List;
import kiln.block.AttachedBlockDevices;
import kiln.block.BlockDevice;
import kiln.platform.Platform;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All disks of a node, in the order in which the test plugged them in. */
@Component
public final class SimDisks implements AttachedBlockDevices {
  private final List<BlockDevice> all;

  @Activate
  public SimDisks(@Reference BlockDevice first, @Reference Platform platform) {
    List<BlockDevice> found = new ArrayList<>(List.of(first));
    for (BlockDevice next; (next = SimDisk.at(platform, found.size())) != null; ) {
      found.add(next);
    }
    all = List.copyOf(found);
  }

  @Override
  public List<BlockDevice> all() {
    return all;
  }
}
