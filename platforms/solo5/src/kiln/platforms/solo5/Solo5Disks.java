package kiln.platforms.solo5;

import java.util.ArrayList;
import java.util.List;
import kiln.block.AttachedBlockDevices;
import kiln.block.BlockDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The disks of the manifest, in its order: the one named {@code storage}, and those that the assembly
 * adds ({@code -kiln.devices: journal;kind=block}).
 */
@Component
public final class Solo5Disks implements AttachedBlockDevices {
  private final List<BlockDevice> all;

  /**
   * @param first the disk that is in use already
   */
  @Activate
  public Solo5Disks(@Reference BlockDevice first) {
    List<BlockDevice> found = new ArrayList<>(List.of(first));
    for (int handle = 1; handle < Manifest.end(); handle++) {
      String name = Manifest.name(Manifest.BLOCK, handle);
      if (name != null && !name.equals(first.name())) {
        found.add(new Solo5Block(name, handle));
      }
    }
    all = List.copyOf(found);
  }

  @Override
  public List<BlockDevice> all() {
    return all;
  }
}
