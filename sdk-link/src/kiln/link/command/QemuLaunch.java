package kiln.link.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@code virtio} image in QEMU. */
final class QemuLaunch implements Launch {
  private static final String DEFAULT_MACHINE = "pc";

  @Override
  public Auto auto() {
    return Auto.USER;
  }

  @Override
  public List<String> command(
      Path artifact, Attached devices, LaunchOptions options, List<String> arguments)
      throws Usage {
    String machine = options.machine().orElse(DEFAULT_MACHINE);
    if (!Qemu.MACHINES.containsKey(machine)) {
      throw new Usage(
          "--machine: no machine %s; there are pc, q35 and microvm.".formatted(machine));
    }
    int megabytes = options.memoryMegabytes().orElse(Qemu.DEFAULT_MEGABYTES);
    List<String> words = DeviceSettings.names(devices);
    words.addAll(arguments);
    List<String> command =
        new ArrayList<>(new Qemu(machine, megabytes, options.debugs()).command(artifact, words));
    String bus = machine.equals("microvm") ? "device" : "pci";
    for (int i = 0; i < devices.nets().size(); i++) {
      command.addAll(List.of("-netdev", backend(devices.nets().get(i), "net" + i)));
      command.addAll(List.of("-device", "virtio-net-" + bus + ",netdev=net" + i + mac(i)));
    }
    for (int i = 0; i < devices.disks().size(); i++) {
      command.addAll(List.of("-drive", drive(devices.disks().get(i), "disk" + i)));
      command.addAll(List.of("-device", "virtio-blk-" + bus + ",drive=disk" + i));
    }
    return command;
  }

  /** QEMU's own default for the first would be the same; every machine of a run has the same. */
  private static String mac(int index) {
    return ",mac=52:54:00:12:34:" + String.format("%02x", 0x56 + index);
  }

  private static String backend(Attached.Net net, String id) {
    if (net instanceof Attached.TapNet tap) {
      return "tap,id=" + id + ",ifname=" + tap.tap() + ",script=no,downscript=no";
    }
    StringBuilder user = new StringBuilder("user,id=" + id);
    for (Publication each : ((Attached.UserNet) net).publications()) {
      user.append(",hostfwd=").append(each.udp() ? "udp" : "tcp").append(':')
          .append(each.address()).append(':').append(each.hostPort()).append("-:")
          .append(each.appPort());
    }
    return user.toString();
  }

  /** A comma in a value is written twice. */
  private static String drive(Disk disk, String id) {
    return "if=none,format=raw,id=" + id + ",file=" + disk.file().toString().replace(",", ",,")
        + (disk.readOnly() ? ",read-only=on" : "");
  }

  @Override
  public int run(List<String> command) throws Usage, IOException, InterruptedException {
    return Machines.run(new ProcessBuilder(command));
  }
}
