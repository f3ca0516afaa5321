package kiln.link.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
  @TempDir Path folder;

  @Test
  void anUnknownMachineNamesTheKnownOnes() {
    assertEquals(
        "--machine: no machine vax; there are pc, q35 and microvm.",
        refused("virtio", "--machine", "vax"));
  }

  @Test
  void memoryIsANumber() {
    assertEquals("--memory: 1G is not a number of megabytes.", refused("virtio", "--memory", "1G"));
  }

  @Test
  void aProcessHasNoMachine() throws Exception {
    assertEquals(
        "--machine describes a virtual machine; the platform here is linux.",
        refused("linux", "--machine", "pc"));
  }

  @Test
  void aPlatformThatNobodyKnowsHowToRunIsSaid() throws Exception {
    assertEquals(
        folder.resolve("app") + " is made, but ./bnd does not know how to run the platform toaster.",
        refused("toaster"));
  }

  @Test
  void theStatusOfAProcessIsTheApps() throws Exception {
    Path program = Files.writeString(folder.resolve("app"), "#!/bin/sh\nexit $1\n");
    assertEquals(true, program.toFile().setExecutable(true));
    assertEquals(
        42, launches().run(new Artifact("linux", program, List.of()), List.of("42")));
  }

  @Test
  void devicesOfAProcessAreItsSettings() throws Exception {
    assertEquals(
        "app --kiln-heap=64m --net=tap0 --net-more=inside:tap1,tap2 --block=/d/a.img"
            + " --block-more=log:/d/b.img:ro --key=value",
        command("linux", "--memory", "64", "--net", "tap0", "--net", "inside:tap1", "--net=tap2",
            "--disk", "/d/a.img:64M", "--disk", "log:/d/b.img:ro"));
  }

  @Test
  void devicesOfAMachineAreOnItsBus() throws Exception {
    String line = command("virtio", "--machine", "microvm", "--net", "tap0", "--disk", "/d/a,b");
    assertTrue(line.endsWith(" -netdev tap,id=net0,ifname=tap0,script=no,downscript=no"
        + " -device virtio-net-device,netdev=net0,mac=52:54:00:12:34:56"
        + " -drive if=none,format=raw,id=disk0,file=/d/a,,b -device virtio-blk-device,drive=disk0"),
        line);
    assertTrue(command("virtio", "--net", "tap0").contains(" virtio-net-pci,"));
  }

  @Test
  void aMachineIsToldTheNamesOfItsDevices() throws Exception {
    assertTrue(
        command("virtio", "--net", "outside:tap0", "--net", "tap1", "--net", "dmz:tap2",
                "--disk", "/d/a", "--disk", "log:/d/b")
            .contains("--net-name=outside --net-more-names=,dmz --block-more-names=log"
                + " --key=value"));
  }

  @Test
  void aMissingDiskIsMadeAtItsSizeAndOneThatIsThereStays() throws Exception {
    Path file = folder.resolve("data.img");
    Disk.parse(file + ":3M").create();
    assertEquals(3 << 20, Files.size(file));
    Disk.parse(file + ":9M").create();
    assertEquals(3 << 20, Files.size(file));
    Usage usage = assertThrows(Usage.class, () -> Disk.parse(folder + "/none").create());
    assertTrue(usage.getMessage().startsWith("--disk: there is no file "), usage.getMessage());
  }

  @Test
  void publicationsHaveAnAddressPortsAndAProtocol() throws Exception {
    assertEquals(
        new Publication("127.0.0.1", 8080, 80, false), Publication.parse("8080:80"));
    assertEquals(
        new Publication("0.0.0.0", 53, 5353, true), Publication.parse("0.0.0.0:53:5353/udp"));
    for (String wrong : List.of("80", "0:80", "80:65536", "a:80", "80:80/icmp")) {
      assertThrows(Usage.class, () -> Publication.parse(wrong), wrong);
    }
  }

  @Test
  void whatComesToAPublishedPortReachesTheApp() throws Exception {
    try (ServerSocket app = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = freePort();
      Publication publication = new Publication("127.0.0.1", port, app.getLocalPort(), false);
      AutoCloseable forwarder = Forwarder.open(publication, "127.0.0.1");
      try (Socket client = new Socket("127.0.0.1", port);
          Socket server = app.accept()) {
        client.getOutputStream().write("request".getBytes(StandardCharsets.UTF_8));
        client.shutdownOutput();
        byte[] request = server.getInputStream().readAllBytes();
        server.getOutputStream().write(request);
        server.shutdownOutput();
        assertArrayEquals(request, client.getInputStream().readAllBytes());
        assertEquals("request", new String(request, StandardCharsets.UTF_8));
      } finally {
        forwarder.close();
      }
    }
  }

  @Test
  void datagramsGoToTheAppAndBack() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (DatagramSocket app = new DatagramSocket(0, loopback);
        DatagramSocket client = new DatagramSocket(0, loopback)) {
      int port = freePort();
      Publication publication = new Publication("127.0.0.1", port, app.getLocalPort(), true);
      AutoCloseable forwarder = Forwarder.open(publication, "127.0.0.1");
      try {
        app.setSoTimeout(10_000);
        client.setSoTimeout(10_000);
        client.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, loopback, port));
        DatagramPacket got = new DatagramPacket(new byte[16], 16);
        app.receive(got);
        app.send(got);
        DatagramPacket answer = new DatagramPacket(new byte[16], 16);
        client.receive(answer);
        assertEquals(3, answer.getLength());
        assertEquals(port, answer.getPort());
      } finally {
        forwarder.close();
      }
    }
  }

  @Test
  void aPortThatIsTakenIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Publication publication = Publication.parse(taken.getLocalPort() + ":80");
      Usage usage =
          assertThrows(Usage.class, () -> Forwarder.open(publication, "127.0.0.1").close());
      assertTrue(usage.getMessage().contains("cannot be opened"), usage.getMessage());
    }
  }

  @Test
  void theCommandIsShownAsAShellTakesIt() {
    assertEquals(
        "a 'b c' --d=e ''\\''' ''", Shell.line(List.of("a", "b c", "--d=e", "'", "")));
  }

  private static int freePort() throws Exception {
    try (ServerSocket place = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return place.getLocalPort();
    }
  }

  private static LaunchOptions options(String... line) throws Usage {
    return LaunchOptions.of(
        Options.parse("boot", List.of(line), LaunchOptions.VALUED, LaunchOptions.FLAGS));
  }

  private static Launches launches(String... line) throws Usage {
    return new Launches(options(line));
  }

  private String refused(String platform, String... line) {
    Artifact artifact = new Artifact(platform, folder.resolve("app"), List.of());
    return assertThrows(Usage.class, () -> launches(line).run(artifact, List.of())).getMessage();
  }

  /** The command for devices that are all there. */
  private static String command(String platform, String... line) throws Usage {
    LaunchOptions options = options(line);
    List<Attached.Net> nets = new ArrayList<>();
    options.nets().forEach(
        net -> nets.add(new Attached.TapNet(net.name(), net.tap().orElseThrow())));
    Path app = Path.of("app");
    return String.join(" ", Launch.on(platform, app)
        .command(app, new Attached(options.disks(), nets), options, List.of("--key=value")));
  }
}
