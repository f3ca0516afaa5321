package kiln.link.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Devices as settings of the app, for platforms that open them by name: the first is {@code --net}
 * or {@code --block}, the others stand together in {@code --net-more} or {@code --block-more}.
 */
final class DeviceSettings {
  private DeviceSettings() {}

  static List<String> of(Attached devices) {
    List<String> settings = new ArrayList<>();
    add(settings, "--net", devices.nets().stream()
        .map(net -> ((Attached.TapNet) net).setting()).toList());
    add(settings, "--block", devices.disks().stream().map(Disk::setting).toList());
    return settings;
  }

  /** Their names alone, for platforms that find the devices themselves, in the same order. */
  static List<String> names(Attached devices) {
    List<String> settings = new ArrayList<>();
    addNames(settings, "--net", devices.nets().stream()
        .map(net -> net.name().orElse("")).toList());
    addNames(settings, "--block", devices.disks().stream()
        .map(disk -> disk.name().orElse("")).toList());
    return settings;
  }

  private static void addNames(List<String> settings, String key, List<String> names) {
    if (!names.isEmpty() && !names.get(0).isEmpty()) {
      settings.add(key + "-name=" + names.get(0));
    }
    String more = String.join(",", names.stream().skip(1).toList());
    if (!more.replace(",", "").isEmpty()) {
      settings.add(key + "-more-names=" + more);
    }
  }

  private static void add(List<String> settings, String key, List<String> values) {
    if (!values.isEmpty()) {
      settings.add(key + "=" + values.get(0));
    }
    if (values.size() > 1) {
      settings.add(key + "-more=" + String.join(",", values.subList(1, values.size())
          .stream().map(value -> value.replace(",", "\\,")).toList()));
    }
  }
}
