package kiln.platforms.linux;

import java.util.ArrayList;
import java.util.List;
import kiln.app.Meaning;
import kiln.block.AttachedBlockDevices;
import kiln.block.BlockDevice;
import kiln.platforms.named.Named;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All disks that the command line names, the first in front. */
@Component(name = "storages")
public final class LinuxDisks implements AttachedBlockDevices {
  /** Which there are beside the first. */
  public @interface Config {
    @Meaning("files or block devices beside that of --block, [NAME:]FILE[:ro] each, with commas")
    String[] block_more() default {};
  }

  private final List<BlockDevice> all;

  @Activate
  public LinuxDisks(@Reference BlockDevice first, Config config) {
    List<BlockDevice> found = new ArrayList<>();
    found.add(first);
    for (String text : config.block_more()) {
      Named device = Named.of(text, LinuxBlock.NAME + found.size());
      found.add(new LinuxBlock(device, first.sectorSize()));
    }
    all = List.copyOf(found);
  }

  @Override
  public List<BlockDevice> all() {
    return all;
  }
}
