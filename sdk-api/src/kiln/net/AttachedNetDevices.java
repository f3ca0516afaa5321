package kiln.net;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All network devices that are attached to the machine: how many there are is known when it boots.
 * Who needs exactly one asks for {@link NetDevice} instead, which is the first.
 */
@ProviderType
public interface AttachedNetDevices {
  /**
   * The devices in the machine's order, the same at every call. The first is named {@code service},
   * those behind it {@code service1}, {@code service2} and so on, unless the platform lets the
   * operator name them.
   */
  List<NetDevice> all();
}
