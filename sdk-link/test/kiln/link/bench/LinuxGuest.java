package kiln.link.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Linux guest to measure against: Debian's cloud kernel and busybox, fetched by apt and unpacked,
 * never installed; and an initramfs of a script, kernel modules, and files of the benchmark's own.
 */
final class LinuxGuest {
  /** Modules of a virtio disk on PCI, in the order in which they need each other. */
  static final List<String> DISK =
      List.of(
          "virtio_ring", "virtio", "virtio_pci_legacy_dev", "virtio_pci_modern_dev", "virtio_pci",
          "virtio_blk");

  private static final String KERNEL = "linux-image-cloud-amd64";
  private static final String BUSYBOX = "busybox-static";
  private static final int EXECUTABLE = 0100755; // modes of stat(2)
  private static final int FILE = 0100644;
  private static final int FOLDER = 0040755;

  private final Path root;

  private LinuxGuest(Path root) {
    this.root = root;
  }

  /**
   * Fetches the packages into the cache, if they are not there.
   *
   * @throws IOException if apt cannot, with what it said
   */
  static LinuxGuest of(Path workspace) throws IOException, InterruptedException {
    Path root = workspace.resolve("cnf/cache/linux-guest");
    if (!Files.isDirectory(root)) {
      Path fresh = Files.createTempDirectory(workspace.resolve("cnf/cache"), "linux-guest");
      fetch(fresh, BUSYBOX);
      fetch(fresh, kernelPackage(fresh));
      Files.move(fresh, root);
    }
    return new LinuxGuest(root);
  }

  /** What the package that always names the newest kernel depends on. */
  private static String kernelPackage(Path folder) throws IOException, InterruptedException {
    return Commands.output(folder, List.of("apt-cache", "depends", KERNEL))
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("Depends: linux-image-"))
        .map(line -> line.substring("Depends: ".length()))
        .findFirst()
        .orElseThrow(() -> new IOException(
            "apt knows no " + KERNEL + ". As root: apt-get update, and once more."));
  }

  private static void fetch(Path folder, String name) throws IOException, InterruptedException {
    Commands.output(folder, List.of("apt-get", "download", "-q", name));
    Path deb = only(folder, name + "_");
    Commands.output(folder, List.of("dpkg-deb", "-x", deb.toString(), folder.toString()));
    Files.delete(deb);
  }

  private static Path only(Path folder, String start) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(start))
          .findFirst()
          .orElseThrow(() -> new IOException("no " + start + "* in " + folder));
    }
  }

  Path kernel() throws IOException {
    return only(root.resolve("boot"), "vmlinuz-");
  }

  /** The kernel's version, as its package's files have it. */
  String version() throws IOException {
    return kernel().getFileName().toString().substring("vmlinuz-".length());
  }

  /**
   * Writes an initramfs whose init loads {@code modules}, runs {@code script} with busybox's shell
   * and tools, and switches the machine off.
   *
   * @param more files of its own, executable, by their path in the guest without the first slash
   */
  void writeInitramfs(Path file, List<String> modules, String script, Map<String, Path> more)
      throws IOException {
    StringBuilder init = new StringBuilder("#!/bin/busybox sh\n");
    init.append("/bin/busybox --install -s /bin\nexport PATH=/bin\n");
    init.append("mount -t devtmpfs dev /dev\nmount -t proc proc /proc\n");
    modules.forEach(module -> init.append("insmod /modules/" + module + ".ko\n"));
    init.append(script).append("\npoweroff -f\n");
    Map<String, byte[]> files = new TreeMap<>();
    files.put("bin/busybox", Files.readAllBytes(root.resolve("bin/busybox")));
    for (Map.Entry<String, Path> entry : more.entrySet()) {
      files.put(entry.getKey(), Files.readAllBytes(entry.getValue()));
    }
    files.put("init", init.toString().getBytes(StandardCharsets.UTF_8));
    for (String module : modules) {
      files.put("modules/" + module + ".ko", Files.readAllBytes(module(module)));
    }
    Files.write(file, archive(files));
  }

  private Path module(String name) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("lib/modules"))) {
      return files
          .filter(file -> file.getFileName().toString().equals(name + ".ko"))
          .findFirst()
          .orElseThrow(() -> new IOException("the kernel has no module " + name));
    }
  }

  /** The format "newc" (Linux Documentation/driver-api/early-userspace/buffer-format.rst). */
  private static byte[] archive(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> folders = new ArrayList<>(List.of("dev", "proc", "bin", "modules"));
    for (String path : files.keySet()) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        folders.add(path.substring(0, slash));
      }
    }
    for (String folder : folders.stream().distinct().sorted().toList()) {
      add(out, folder, FOLDER, new byte[0]);
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      add(out, file.getKey(), file.getKey().endsWith(".ko") ? FILE : EXECUTABLE, file.getValue());
    }
    add(out, "TRAILER!!!", 0, new byte[0]);
    return out.toByteArray();
  }

  private static void add(ByteArrayOutputStream out, String name, int mode, byte[] content)
      throws IOException {
    int[] fields = {0, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length() + 1, 0};
    StringBuilder header = new StringBuilder("070701");
    for (int field : fields) {
      header.append("%08x".formatted(field));
    }
    out.write((header + name + "\0").getBytes(StandardCharsets.US_ASCII));
    pad(out);
    out.write(content);
    pad(out);
  }

  private static void pad(ByteArrayOutputStream out) {
    while (out.size() % 4 != 0) {
      out.write(0);
    }
  }
}
