package kiln.block;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All disks that are attached to the machine: how many there are is known when it boots. Who needs
 * exactly one asks for {@link BlockDevice} instead, which is the first.
 */
@ProviderType
public interface AttachedBlockDevices {
  /**
   * The disks in the machine's order, the same at every call. The first is named {@code storage},
   * those behind it {@code storage1}, {@code storage2} and so on, unless the platform lets the
   * operator name them.
   */
  List<BlockDevice> all();
}
