package kiln.stack.device;

import java.util.List;
import kiln.net.AttachedNetDevices;
import kiln.net.NetDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whatever devices the wiring has, for platforms that know of no more: one, or none. */
@Component(property = "kiln.default:Boolean=true")
public final class Attached implements AttachedNetDevices {
  private final List<NetDevice> all;

  @Activate
  public Attached(@Reference List<NetDevice> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public List<NetDevice> all() {
    return all;
  }
}
