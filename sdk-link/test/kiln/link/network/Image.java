package kiln.link.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An app as {@code ./bnd export} makes it, and the command that runs it in a namespace. */
public record Image(Path file, String platform, boolean wholeChecksums) {
  /**
   * What runs on a TAP, and ends with the app's status: but on linux that is {@code ./bnd boot},
   * which knows what QEMU's status means, and that a TAP decides what a jar for the JVM is made of.
   */
  public static Image onTap(String app, String platform) throws IOException, InterruptedException {
    return platform.equals("linux")
        ? of(app, platform)
        : new Image(Path.of("apps", app + ".bndrun"), platform, false);
  }

  /** Exports {@code apps/APP.bndrun}. */
  public static Image of(String app, String platform) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "./bnd", "export", "--platform", platform, "apps/" + app + ".bndrun")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
    List<String> lines = output.strip().lines().toList();
    return new Image(Path.of(lines.get(lines.size() - 1)), platform, false);
  }

  /** The same with its checksums computed, not left to the device: so a capture can be judged. */
  public Image withWholeChecksums() {
    return new Image(file, platform, true);
  }

  /** Runs it on these TAP devices, in their order; all but the first may be {@code NAME:TAP}. */
  public String[] command(List<String> taps, String... settings) {
    List<String> command = new ArrayList<>();
    switch (file.toString().endsWith(".bndrun") ? "boot" : platform) {
      case "linux" -> {
        command.add(file.toString());
        command.add("--net=" + taps.get(0));
        if (taps.size() > 1) {
          command.add("--net-more=" + String.join(",", taps.subList(1, taps.size())));
        }
        if (wholeChecksums) {
          command.add("--net-offload=false");
        }
        command.addAll(List.of(settings));
      }
      case "boot" -> {
        command.addAll(List.of("./bnd", "boot", "--platform", platform));
        if (platform.equals("virtio")) {
          command.addAll(List.of("--machine", "microvm"));
        }
        taps.forEach(tap -> command.addAll(List.of("--net", tap)));
        command.add(file.toString());
        command.addAll(List.of(settings));
      }
      case "virtio" -> command.addAll(machine(taps, settings));
      default -> throw new IllegalArgumentException("no TAP on " + platform);
    }
    return command.toArray(new String[0]);
  }

  private List<String> machine(List<String> taps, String... settings) {
    List<String> command =
        new ArrayList<>(
            List.of("qemu-system-x86_64", "-machine", "microvm,acpi=off", "-accel", "tcg",
                "-cpu", "max", "-m", "64M", "-nodefaults", "-no-reboot", "-display", "none",
                "-serial", "stdio", "-kernel", file.toString(),
                "-append", String.join(" ", settings)));
    for (int i = 0; i < taps.size(); i++) {
      command.addAll(
          List.of("-netdev",
              "tap,id=n" + i + ",ifname=" + taps.get(i) + ",script=no,downscript=no",
              "-device", "virtio-net-device,netdev=n" + i + ",mac=52:54:00:12:34:5" + i
                  + (wholeChecksums ? ",csum=off" : "")));
    }
    return command;
  }
}
