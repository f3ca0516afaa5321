package kiln.link.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The devices of the platform linux, and what boot makes for a run, as Linux' tools see them. */
class LinuxDevicesTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final int STATUS_REFUSED = 2;

  @TempDir static Path folder;

  private static Image pong;
  private static Image block;

  private Namespace host;

  private record End(int status, String output) {}

  @BeforeAll
  static void export() throws Exception {
    pong = Image.of("pong", "linux");
    block = Image.of("block", "linux");
  }

  @BeforeEach
  void open() throws Exception {
    Optional<String> obstacle = Namespace.obstacle();
    assumeTrue(obstacle.isEmpty(), obstacle.orElse(""));
    host = new Namespace();
  }

  @AfterEach
  void close() throws Exception {
    if (host != null) {
      host.close();
    }
  }

  /** Runs an image in the namespace to its end. */
  private End run(Image image, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("ip", "netns", "exec", host.name(), image.file().toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), output);
      return new End(process.exitValue(), output.strip());
    } finally {
      process.destroyForcibly();
    }
  }

  private Process startPong() throws Exception {
    Path log = folder.resolve("pong.log");
    return host.startUntil("pong: 10.0.0.2", log, pong.command(List.of("tap0")));
  }

  @Test
  void pingsOfEveryLengthAreAnswered() throws Exception {
    host.tap("tap0", "10.0.0.1/24");
    startPong();
    for (int octets : new int[] {0, 1, 17, 18, 512, 1471, 1472}) {
      String said = host.inside("ping -c 2 -i 0.01 -W 5 -s " + octets + " 10.0.0.2");
      assertTrue(said.contains(" 0% packet loss"), said);
    }
    String said = host.inside("ping -f -c 2000 -W 5 10.0.0.2");
    assertTrue(said.contains(" 0% packet loss"), said);
  }

  /** The same app as bundles on a JVM, which has the TAP device through JNA. */
  @Test
  void aJvmAnswersOnATapDeviceToo() throws Exception {
    host.tap("tap0", "10.0.0.1/24");
    host.startUntil("pong: 10.0.0.2", folder.resolve("jvm.log"),
        "./bnd", "run", "--platform", "jvm", "--net", "tap0", "apps/pong.bndrun",
        "--ipv4=10.0.0.2/24");
    for (int octets : new int[] {0, 18, 1472}) {
      String said = host.inside("ping -c 2 -i 0.01 -W 5 -s " + octets + " 10.0.0.2");
      assertTrue(said.contains(" 0% packet loss"), said);
    }
    String said = host.inside("ping -f -c 500 -W 5 10.0.0.2");
    assertTrue(said.contains(" 0% packet loss"), said);
  }

  @Test
  void anIdleImageTakesNoTimeAlsoWhenItsTapHasGone() throws Exception {
    host.tap("tap0", "10.0.0.1/24");
    Process process = startPong();
    host.inside("ping -c 1 -W 5 10.0.0.2");
    assertTrue(ticksIn(process, 1000) <= 1);
    host.inside("ip link delete tap0");
    Namespace.await("the host has removed tap0", folder.resolve("pong.log"), process);
    assertTrue(ticksIn(process, 1000) <= 1, "it does not spin");
    assertTrue(process.isAlive());
  }

  /** Hundredths of a second of the processor that an image used meanwhile. */
  private static long ticksIn(Process process, long millis) throws Exception {
    long before = ticks(process.pid());
    Thread.sleep(millis);
    return ticks(process.pid()) - before;
  }

  private static long ticks(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  @Test
  void theAddressIsTheSameAtEveryBootAndNotTheHosts() throws Exception {
    host.tap("tap0", "10.0.0.1/24");
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Process process = startPong();
      host.inside("ping -c 1 -W 5 10.0.0.2");
      addresses.add(host.inside("ip neigh show 10.0.0.2").split("lladdr ")[1].split(" ")[0]);
      Namespace.end(process);
    }
    assertEquals(addresses.get(0), addresses.get(1));
    assertNotEquals(host.inside("cat /sys/class/net/tap0/address").strip(), addresses.get(0));
    host.startUntil("pong: 10.0.0.2", folder.resolve("pong.log"),
        pong.command(List.of("tap0"), "--mac=02:00:00:00:00:07"));
    host.inside("ip neigh flush all; ping -c 1 -W 5 10.0.0.2");
    assertTrue(host.inside("ip neigh show 10.0.0.2").contains("02:00:00:00:00:07"));
  }

  @Test
  void aTapThatCannotBeUsedIsSaid() throws Exception {
    host.tap("tap0", "10.0.0.1/24");
    refused(run(pong), "The image needs the network device service: name a TAP device");
    refused(run(pong, "--net=tap9"), "--net=tap9: there is no such interface. Make it, as root:");
    refused(run(pong, "--net=lo"), "--net=lo: it is no TAP device.");
    refused(run(pong, "--net=tap0", "--mac=01:00:00:00:00:00"), "--mac=01:00:00:00:00:00 is no");
    refused(run(pong, "--bla=1"), "--bla is not a setting of this image.");
    startPong();
    refused(run(pong, "--net=tap0"), "--net=tap0: another process uses it.");
  }

  private static void refused(End end, String message) {
    assertTrue(end.output().startsWith(message), end.output());
    assertFalse(end.output().contains("\tat "), end.output());
    assertEquals(STATUS_REFUSED, end.status());
  }

  @Test
  void aDiskIsTheFile() throws Exception {
    Path disk = disk(4 * MEBIBYTE);
    End end = run(block, "--block=" + disk, "--size=3");
    assertTrue(end.output().endsWith("block: all as it was written"), end.output());
    assertEquals(0, end.status());
    byte[] whole = Files.readAllBytes(disk);
    assertEquals(4 * MEBIBYTE, whole.length);
    byte[] rest = Arrays.copyOfRange(whole, 3 * MEBIBYTE, 4 * MEBIBYTE);
    assertArrayEquals(new byte[MEBIBYTE], rest, "nothing beyond what was to be written");
    byte[] last = Arrays.copyOfRange(whole, 3 * MEBIBYTE - 512, 3 * MEBIBYTE);
    assertFalse(Arrays.equals(new byte[512], last), "the last sector that was to be written");
    end = run(block, "--block=data:" + disk + ":ro", "--size=3", "--read-only");
    assertTrue(end.output().startsWith("block: data has 8192 sectors of 512 bytes, read-only"),
        end.output());
    assertArrayEquals(whole, Files.readAllBytes(disk));
  }

  @Test
  void aFileThatCannotBeADiskIsSaid() throws Exception {
    refused(run(block), "The image needs the disk storage: name a file");
    refused(run(block, "--block=/none/d.img"), "--block=/none/d.img: there is no such file.");
    refused(run(block, "--block=" + folder), "--block=" + folder + ": it is a folder.");
    refused(run(block, "--block=/dev/null"), "--block=/dev/null: it is neither a file nor a block");
    Path odd = disk(1000);
    refused(run(block, "--block=" + odd), "--block=" + odd + ": its 1000 bytes are no multiple");
    Path small = disk(100);
    refused(run(block, "--block=" + small), "--block=" + small + ": its 100 bytes are less than");
    refused(run(block, "--block=" + odd, "--block-sector=700"), "--block-sector=700: a sector");
  }

  private static Path disk(long bytes) throws IOException {
    Path file = Files.createTempFile(folder, "disk", ".img");
    try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
      disk.setLength(bytes);
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "linux  | httpd: http://10.107.0.2:10000/ | httpd.linux --net=kiln0 --ipv4=10.107.0.2/24"
        + " --ipv4-gateway=10.107.0.1",
    "virtio | httpd: http://10.0.2.15:10000/ | -netdev"
        + " user,id=net0,hostfwd=tcp:127.0.0.1:8080-:10000"})
  void bootMakesAndRemovesWhatARunNeeds(String platform, String address, String command)
      throws Exception {
    Path log = folder.resolve("boot.log");
    Process boot =
        host.startUntil(address, log,
            "./bnd", "boot", "--show", "--platform", platform, "--publish", "8080:10000",
            "apps/httpd.bndrun");
    String page = host.inside("curl -sS -m 20 --retry 5 --retry-all-errors http://127.0.0.1:8080/");
    assertTrue(page.contains("Future!!"), page);
    assertTrue(Files.readString(log).contains(command), Files.readString(log));
    boolean hasTap = platform.equals("linux");
    assertEquals(hasTap, host.inside("ip link show").contains(" qlen 10000"), "room for bursts");
    List<ProcessHandle> children = boot.descendants().toList();
    assertFalse(children.isEmpty());
    host.inside("kill -INT " + boot.pid());
    assertTrue(boot.waitFor(20, TimeUnit.SECONDS));
    assertTrue(children.stream().noneMatch(ProcessHandle::isAlive), "what ran has ended too");
    assertFalse(host.inside("ip link show").contains("kiln0"), "the TAP has gone");
  }
}
