package kiln.link.command;

import java.util.List;
import java.util.Optional;

/**
 * The devices of a run, which are there already.
 *
 * @param disks files that exist, in the order of the devices
 * @param nets in the order of the devices
 */
record Attached(List<Disk> disks, List<Net> nets) {
  Attached {
    disks = List.copyOf(disks);
    nets = List.copyOf(nets);
  }

  /** A network device. */
  sealed interface Net permits TapNet, UserNet {
    /** Of the device, where the operator chose it. */
    Optional<String> name();
  }

  /** One whose other end is an interface of the host. */
  record TapNet(Optional<String> name, String tap) implements Net {
    /** As the platforms with settings for it take it. */
    String setting() {
      return name.map(each -> each + ":").orElse("") + tap;
    }
  }

  /** One that the machine's monitor connects as an ordinary user of the host may, and publishes. */
  record UserNet(Optional<String> name, List<Publication> publications) implements Net {}
}
