package kiln.platforms.solo5;

import java.util.ArrayList;
import java.util.List;
import kiln.net.AttachedNetDevices;
import kiln.net.NetDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The network devices of the manifest, in its order: the one named {@code service}, and those that
 * the assembly adds ({@code -kiln.devices: lan;kind=net}).
 */
@Component
public final class Solo5Nets implements AttachedNetDevices {
  private final List<NetDevice> all;

  /**
   * @param first the device that is in use already
   */
  @Activate
  public Solo5Nets(@Reference NetDevice first) {
    List<NetDevice> found = new ArrayList<>(List.of(first));
    for (int handle = 1; handle < Manifest.end(); handle++) {
      String name = Manifest.name(Manifest.NET, handle);
      if (name != null && !name.equals(first.name())) {
        found.add(new Solo5Net(name, handle));
      }
    }
    all = List.copyOf(found);
  }

  @Override
  public List<NetDevice> all() {
    return all;
  }
}
