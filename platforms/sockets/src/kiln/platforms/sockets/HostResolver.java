package kiln.platforms.sockets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import kiln.net.IpAddress;
import kiln.net.NetException;
import kiln.net.Resolver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Names as the host resolves them: its own table, then DNS. */
@Component
public final class HostResolver implements Resolver {
  @Activate
  public HostResolver() {}

  @Override
  public List<IpAddress> resolve(String name) throws NetException {
    if (IpAddress.isAddress(name)) {
      return List.of(IpAddress.parse(name));
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(name)).map(Addresses::of).toList();
    } catch (UnknownHostException e) {
      throw new NetException(
          NetException.Reason.UNKNOWN_HOST, "the host knows no address of " + name);
    }
  }
}
