package kiln.platforms.tap;

import java.util.ArrayList;
import java.util.List;
import kiln.app.Meaning;
import kiln.net.AttachedNetDevices;
import kiln.net.NetDevice;
import kiln.platform.Platform;
import kiln.platforms.named.Named;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All TAPs that the command line names, the first in front. */
@Component(name = "services")
public final class TapNets implements AttachedNetDevices {
  /** Which there are beside the first. */
  public @interface Config {
    @Meaning("TAP devices beside that of --net, [NAME:]TAP each, with commas")
    String[] net_more() default {};
  }

  private final List<NetDevice> all;

  @Activate
  public TapNets(@Reference NetDevice first, @Reference Platform platform, Config config) {
    List<NetDevice> found = new ArrayList<>();
    found.add(first);
    for (String text : config.net_more()) {
      Named device = Named.of(text, TapNet.NAME + found.size());
      found.add(new TapNet(platform, device, ""));
    }
    all = List.copyOf(found);
  }

  @Override
  public List<NetDevice> all() {
    return all;
  }
}
