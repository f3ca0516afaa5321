package kiln.platforms.image;

import java.util.List;
import kiln.block.AttachedBlockDevices;
import kiln.block.BlockDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whatever disks the wiring has, for platforms that know of no more: one, or none. */
@Component(property = "kiln.default:Boolean=true")
public final class ImageDisks implements AttachedBlockDevices {
  private final List<BlockDevice> all;

  @Activate
  public ImageDisks(@Reference List<BlockDevice> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public List<BlockDevice> all() {
    return all;
  }
}
