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
