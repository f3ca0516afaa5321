package kiln.link.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images drive the virtio devices of QEMU's machines: disks and raw frames. */
class VirtioDevicesTest {
  private static final int SECONDS = 60;
  private static final int LINE_MAX = 4096; // kiln.console.Console's

  @TempDir static Path folder;

  private static Path block;
  private static Path pong;
  private static Path entropy;
  private static Path console;

  /** What a machine printed, and the app's status. */
  private record End(String output, int status) {}

  @BeforeAll
  static void export() throws Exception {
    block = export("block");
    pong = export("pong");
    entropy = export("entropy");
    console = export("console");
  }

  private static Path export(String app) throws Exception {
    Path image = folder.resolve(app);
    Process process =
        new ProcessBuilder(
                "./bnd", "export", "--platform", "virtio", "-o", image.toString(),
                "apps/" + app + ".bndrun")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = text(process.getInputStream());
    assertEquals(0, process.waitFor(), output);
    return image;
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "microvm, virtio-blk-device, virtio-mmio.force-legacy=true",
    "microvm, virtio-blk-device, virtio-mmio.force-legacy=false",
    "pc, virtio-blk-pci, virtio-blk-pci.disable-modern=false",
    "q35, virtio-blk-pci, virtio-blk-pci.disable-legacy=on"
  })
  void aDiskKeepsWhatIsWritten(String machine, String device, String global) throws Exception {
    Path disk = disk(4 << 20);
    End end =
        boot(machine, block, List.of("--size=3"),
            "-global", global, "-drive", "if=none,id=d,format=raw,file=" + disk,
            "-device", device + ",drive=d");
    assertTrue(end.output().contains("block: all as it was written\n"), end.output());
    assertEquals(0, end.status(), end.output());
    byte[] written = Files.readAllBytes(disk);
    assertArrayEquals(new byte[1 << 20], Arrays.copyOfRange(written, 3 << 20, 4 << 20));
    byte[] sector = Arrays.copyOfRange(written, (3 << 20) - 512, 3 << 20);
    assertTrue(!Arrays.equals(new byte[512], sector), "the last sector that was to be written");
  }

  @Test
  void aDiskThatIsTooSmallEndsTheApp() throws Exception {
    End end =
        boot("microvm", block, List.of("--size=3"),
            "-drive", "if=none,id=d,format=raw,file=" + disk(2 << 20),
            "-device", "virtio-blk-device,drive=d");
    assertTrue(end.output().contains("fewer than the 3 MiB wanted"), end.output());
    assertEquals(2, end.status(), end.output());
  }

  @Test
  void withoutADiskTheAppIsTold() throws Exception {
    End end = boot("pc", block, List.of());
    assertEquals(
        "This machine has no virtio disk; give it one: ./bnd boot --disk FILE. A microvm of QEMU"
            + " announces its devices only with acpi=off.\n",
        end.output());
    assertEquals(Usage.STATUS, end.status(), end.output());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
    "virtio_mmio.device=512@0xd0000000:5 | The command line announces a virtio-mmio device at"
        + " 0xd0000000, but there is none.",
    "virtio_mmio.device=4K@0x200000:5 | The command line announces a virtio-mmio device at"
        + " 0x200000, but no device registers at 0x200000",
    "virtio_mmio.device=4K@5 | kiln: the command line's virtio_mmio.device=4K@5 is malformed",
    "--blocks=4 | --blocks is not a setting of this image. --help lists them."
  })
  void whatIsUnknownOnTheCommandLineEndsTheBoot(String word, String message) throws Exception {
    End end = boot("microvm", block, List.of(word));
    assertTrue(end.output().startsWith(message), end.output());
    assertTrue(end.status() == 1 || end.status() == Usage.STATUS, end.output());
  }

  @Test
  void noTwoBootsGiveTheSameBytes() throws Exception {
    End one = boot("pc", entropy, List.of());
    End other = boot("pc", entropy, List.of());
    assertEquals(0, one.status(), one.output());
    assertEquals(32, one.output().lines().count());
    List<String> all = new ArrayList<>(one.output().lines().toList());
    all.addAll(other.output().lines().toList());
    assertEquals(64, all.stream().distinct().count());
  }

  @Test
  void withoutASourceOfEntropyNoByteIsGiven() throws Exception {
    End end = boot("microvm", entropy, List.of(), "-cpu", "qemu64");
    assertTrue(end.output().startsWith("This machine has no source of entropy: "), end.output());
    assertEquals(Usage.STATUS, end.status(), end.output());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"microvm, virtio-rng-device", "pc, virtio-rng-pci"})
  void theHostsEntropyIsTakenWhereTheProcessorHasNone(String machine, String device)
      throws Exception {
    End end = boot(machine, entropy, List.of(), "-cpu", "qemu64", "-device", device);
    assertEquals(0, end.status(), end.output());
    assertEquals(32, end.output().lines().distinct().count());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "microvm, virtio-net-device", "pc, virtio-net-pci", "q35, virtio-net-pci"
  })
  void pingIsAnsweredByTheFirstCard(String machine, String device) throws Exception {
    int port = freePort();
    try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Process process =
          start(machine, pong, List.of(),
              "-netdev", "socket,id=n,udp=127.0.0.1:" + peer.getLocalPort()
                  + ",localaddr=127.0.0.1:" + port,
              "-device", device + ",netdev=n,mac=52:54:00:12:34:56",
              "-netdev", "hubport,id=m,hubid=0",
              "-device", device + ",netdev=m,mac=52:54:00:12:34:57");
      try {
        talk(peer, port);
        assertTrue(process.isAlive(), "it answers until it is stopped");
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"microvm, virtio-serial-device", "pc, virtio-serial-pci"})
  void aVirtioConsoleIsTalkedWith(String machine, String device) throws Exception {
    try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      host.setSoTimeout(1000 * SECONDS);
      Process process =
          start(machine, console, List.of("--number=1", "--prompt=?"),
              "-chardev", "socket,id=c,host=127.0.0.1,port=" + host.getLocalPort(),
              "-device", device, "-device", "virtconsole,chardev=c");
      try (Socket line = host.accept()) {
        line.setSoTimeout(1000 * SECONDS);
        String words = "hello ".repeat(3000).strip(); // more than a buffer of the device's
        line.getOutputStream().write((words + "\nplatform\nexit 3\n").getBytes(UTF_8));
        String said = new String(line.getInputStream().readAllBytes(), UTF_8);
        String first = words.substring(0, LINE_MAX).strip();
        assertEquals("Say something, or help.\n?" + first + "\n?virtio\n?", said);
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "it ends");
        assertEquals(3, Qemu.status(process.exitValue(), ""), text(process.getInputStream()));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /** Asks for the address until somebody is there, then pings a hundred times, all lengths. */
  private static void talk(DatagramSocket peer, int port) throws IOException {
    byte[] request = HexFormat.of().parseHex("ffffffffffff0a00000000010806"
        + "00010800060400010a00000000010a0000010000000000000a000002");
    byte[] reply = HexFormat.of().parseHex("0a0000000001525400123456" + "0806"
        + "0001080006040002" + "525400123456" + "0a000002" + "0a0000000001" + "0a000001");
    exchange(peer, port, Arrays.copyOf(request, 60), reply);
    for (int octets = 8; octets <= 1480; octets += 16) {
      exchange(peer, port, echo(octets, true), echo(octets, false));
    }
  }

  /** A port that QEMU can have. */
  private static int freePort() throws IOException {
    try (DatagramSocket place = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return place.getLocalPort();
    }
  }

  /** Sends a frame, again every 200 ms, until the one comes that begins as {@code expected}. */
  private static void exchange(DatagramSocket peer, int port, byte[] frame, byte[] expected)
      throws IOException {
    DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
    peer.setSoTimeout(200);
    for (int tries = 0; tries < 5 * SECONDS; tries++) {
      peer.send(new DatagramPacket(frame, frame.length, InetAddress.getLoopbackAddress(), port));
      try {
        do {
          peer.receive(answer);
        } while (!Arrays.equals(answer.getData(), 0, expected.length, expected, 0, expected.length));
        return;
      } catch (SocketTimeoutException e) {
        continue; // nobody is there yet, or it was lost
      }
    }
    fail("no answer to " + HexFormat.of().formatHex(frame));
  }

  /** An echo request or its reply, whose message has {@code octets}. */
  private static byte[] echo(int octets, boolean request) {
    String ends = request ? "525400123456" + "0a0000000001" : "0a0000000001" + "525400123456";
    String addresses = request ? "0a000001" + "0a000002" : "0a000002" + "0a000001";
    byte[] head = HexFormat.of()
        .parseHex(ends + "0800" + "450000000000400040010000" + addresses);
    byte[] frame = Arrays.copyOf(head, Math.max(60, 34 + octets));
    frame[16] = (byte) (20 + octets >> 8);
    frame[17] = (byte) (20 + octets);
    putSum(frame, 14, 20, 24);
    frame[34] = (byte) (request ? 8 : 0);
    for (int i = 38; i < 34 + octets; i++) {
      frame[i] = (byte) (i * 31);
    }
    putSum(frame, 34, octets, 36);
    return frame;
  }

  private static void putSum(byte[] frame, int from, int octets, int at) {
    int sum = 0;
    for (int i = 0; i < octets; i++) {
      sum += (frame[from + i] & 0xff) << (i % 2 == 0 ? 8 : 0);
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    sum = ~((sum & 0xffff) + (sum >>> 16));
    frame[at] = (byte) (sum >> 8);
    frame[at + 1] = (byte) sum;
  }

  private static Path disk(long bytes) throws IOException {
    Path file = Files.createTempFile(folder, "disk", ".img");
    try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
      disk.setLength(bytes);
    }
    return file;
  }

  private static End boot(String machine, Path image, List<String> arguments, String... devices)
      throws Exception {
    Process process = start(machine, image, arguments, devices);
    try {
      String output = text(process.getInputStream());
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), output);
      return new End(output, Qemu.status(process.exitValue(), ""));
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(
      String machine, Path image, List<String> arguments, String... devices) throws IOException {
    List<String> command = new ArrayList<>(new Qemu(machine, 64, false).command(image, arguments));
    command.addAll(List.of(devices));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return process;
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), UTF_8);
  }
}
