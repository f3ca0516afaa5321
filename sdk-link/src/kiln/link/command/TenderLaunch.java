package kiln.link.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image under its tender, {@code solo5-spt} or {@code solo5-hvt}, which is found on the PATH, or
 * in the folder that {@value #VARIABLE} names, be it a built tree of Solo5, or is the file that it
 * names.
 *
 * @param platform {@code spt} or {@code hvt}
 * @param named the value of {@value #VARIABLE}; null if there is none
 */
record TenderLaunch(String platform, String named) implements Launch {
  static final String VARIABLE = "KILN_SOLO5";

  private static final int SECTOR = 4096;
  private static final int SIGNAL = 128; // what a shell adds to a signal's number
  private static final int SIGSYS = 31;
  private static final int SIGSEGV = 11;

  TenderLaunch(String platform) {
    this(platform, System.getenv(VARIABLE));
  }

  @Override
  public Auto auto() {
    return Auto.TAP;
  }

  /** What the tender's program is called. */
  private String program() {
    return "solo5-" + platform;
  }

  /** The tender; null if there is none. */
  Path tender() {
    if (named == null || named.isEmpty()) {
      return Packages.find(program());
    }
    Path place = Path.of(named);
    List<Path> candidates = Files.isDirectory(place)
        ? List.of(
            place.resolve(program()), place.resolve("tenders").resolve(platform).resolve(program()))
        : List.of(place);
    return candidates.stream().filter(Files::isExecutable).findFirst().orElse(null);
  }

  /** What is missing and how to get it; empty if nothing is. */
  String lacks() {
    if (tender() != null) {
      return "";
    }
    String where = named == null || named.isEmpty()
        ? "no " + program() + " on the PATH"
        : "no " + program() + " where " + VARIABLE + " says, " + named;
    return where + ". It is no package of Debian: build Solo5 0.12 from https://github.com/Solo5/solo5"
        + " (./configure.sh && make; needs libseccomp-dev) and name its folder: " + VARIABLE + "=solo5";
  }

  @Override
  public List<String> command(
      Path artifact, Attached devices, LaunchOptions options, List<String> arguments)
      throws Usage {
    Launch.refuseMachine(options, platform);
    if (tender() == null) {
      throw new Usage("boot: " + lacks() + ".");
    }
    if (platform.equals("hvt") && !Files.exists(Path.of("/dev/kvm"))) {
      throw new Usage("boot: solo5-hvt needs /dev/kvm, which this machine does not have. Boot the"
          + " image with --platform spt, or enable virtualization.");
    }
    List<String> command = new ArrayList<>(debugger(options));
    command.add(tender().toString());
    options.memoryMegabytes().ifPresent(megabytes -> command.add("--mem=" + megabytes));
    TenderDevices manifest = TenderDevices.of(artifact);
    for (int i = 0; i < devices.nets().size(); i++) {
      Attached.TapNet net = (Attached.TapNet) devices.nets().get(i);
      String name = manifest.net(i, net.name());
      command.add("--net:" + name + "=" + net.tap());
    }
    for (int i = 0; i < devices.disks().size(); i++) {
      command.addAll(disk(devices.disks().get(i), manifest, i));
    }
    manifest.requireAll();
    command.add("--");
    command.add(artifact.toString());
    arguments.forEach(argument -> command.add(Qemu.commandLine(List.of(argument))));
    return command;
  }

  private List<String> debugger(LaunchOptions options) throws Usage {
    if (!options.debugs()) {
      return List.of();
    }
    if (!platform.equals("spt")) {
      throw new Usage("--debug: there is no debugger for hvt here; debug the app with --platform"
          + " spt, linux or virtio.");
    }
    if (Packages.find("gdb") == null) {
      throw new Usage("--debug starts gdb, which is missing. As root: apt-get install gdb");
    }
    return List.of("gdb", "--args");
  }

  /** Sectors of 4 KiB where the file has whole ones: each is a system call under spt. */
  private static List<String> disk(Disk disk, TenderDevices manifest, int index) throws Usage {
    if (disk.readOnly()) {
      throw new Usage("--disk: Solo5's tenders open a disk for reading and writing only; leave :ro"
          + " away from " + disk.file() + ".");
    }
    String name = manifest.disk(index, disk.name());
    List<String> words = new ArrayList<>();
    if (disk.file().toFile().length() % SECTOR == 0) {
      words.add("--block-sector-size:" + name + "=" + SECTOR);
    }
    words.add("--block:" + name + "=" + disk.file());
    return words;
  }

  @Override
  public int run(List<String> command) throws Usage, IOException, InterruptedException {
    int status = Children.run(new ProcessBuilder(command));
    if (status == SIGNAL + SIGSEGV) {
      System.err.println("The image was stopped with SIGSEGV: it touched memory that is not there, or"
          + " in a way that it may not (a write to constants, a jump into data).");
    } else if (status == SIGNAL + SIGSYS) {
      System.err.println("The image was stopped with SIGSYS: it made a system call that the tender"
          + " forbids.");
    }
    return status;
  }
}
