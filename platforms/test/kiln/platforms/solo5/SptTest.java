package kiln.platforms.solo5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images for {@code spt} under the tests' own tender, and under Solo5's where it is here. */
class SptTest {
  private static final int ABORTED = 255;
  private static final int SIGSEGV = 128 + 11;
  private static final int SIGSYS = 128 + 31;
  private static final long DISK_BYTES = 20L << 20;

  @TempDir static Path folder;

  private static Path own;
  private static Path guest;
  private static Path check;

  @BeforeAll
  static void build() throws Exception {
    own = Tenders.tender(folder);
    check = Tenders.check(folder);
    guest = Tenders.guest(folder, "spt", 0);
  }

  private static Tenders.End run(Path tender, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(tender.toString()));
    command.addAll(List.of(words));
    return Tenders.run(folder, command);
  }

  private static Tenders.End guest(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("--mem=8", "--", guest.toString()));
    all.addAll(List.of(words));
    return run(own, all.toArray(String[]::new));
  }

  // --- the platform's C ---

  @Test
  void theCommandLineBecomesWords() throws Exception {
    Tenders.End end = guest("--solo5:quiet", "a", "\"b  c\"", "--solo5:debug", "d\\e");
    assertEquals(
        "word <a>\nword <b  c>\nword <--solo5:debug>\nword <d\\e>\nstack good\n", end.output());
    assertEquals(0, end.status());
  }

  @Test
  void anUnknownWordForSolo5IsRefused() throws Exception {
    Tenders.End end = guest("--solo5:loud");
    assertEquals("kiln: the word --solo5:loud is unknown. There are --solo5:quiet, error, warn, info"
        + " and debug.\n", end.output());
    assertEquals(1, end.status());
  }

  @Test
  void memoryClocksTickAndEntropyDoAsTheContractSays() throws Exception {
    Tenders.End end = guest("memory", "time", "entropy");
    assertFalse(end.output().contains("BAD"), end.output());
    assertEquals(15, end.output().lines().count(), end.output());
    assertEquals(0, end.status());
  }

  @Test
  void theStatusIsTheImages() throws Exception {
    assertEquals(42, guest("exit42").status());
    assertEquals(ABORTED, guest("abort").status());
  }

  /** No signal handler may be set there: the kernel ends the process, and ./bnd boot says why. */
  @ParameterizedTest
  @ValueSource(strings = {"write-code", "write-constants", "execute-data", "execute-heap",
      "execute-stack", "read-null", "write-null", "call-null"})
  void aFaultIsStopped(String word) throws Exception {
    assertEquals(new Tenders.End(SIGSEGV, ""), guest(word));
  }

  @Test
  void anOverrunVariableIsTold() throws Exception {
    Tenders.End end = guest("smash");
    assertEquals("fatal: a variable on the stack was overrun\n", end.output());
    assertEquals(ABORTED, end.status());
  }

  @Test
  void aForbiddenSystemCallKills() throws Exception {
    assertEquals(new Tenders.End(SIGSYS, ""), guest("open"));
  }

  @Test
  void tooLittleMemoryIsSaid() throws Exception {
    Tenders.End end = run(own, "--mem=1", "--", guest.toString());
    assertEquals("tender: " + guest + ": the entry is outside memory\n", end.output());
    assertEquals(1, end.status());
    Path large = Tenders.guest(folder, "spt", 800_000);
    assertEquals(new Tenders.End(1, "kiln: too little memory: the image needs more beside itself."
        + " Give the tender a larger --mem, at least 2\n"), run(own, "--mem=2", "--", large.toString()));
    assertEquals(0, run(own, "--mem=3", "--", large.toString()).status());
  }

  // --- apps ---

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "hello  | 2  | Hello from spt", "noop | 2 | ''", "timers | 8 | under a lock: 4000",
    "tour   | 16 | That was the tour."})
  void anAppRuns(String app, int megabytes, String line) throws Exception {
    Path image = Tenders.export("spt", app);
    assertEquals(new Tenders.End(0, ""), run(check, "spt", image.toString()));
    for (Path tender : tenders()) {
      Tenders.End end = run(tender, "--mem=" + megabytes, "--", image.toString());
      assertEquals(0, end.status(), end.output());
      assertTrue(line.isEmpty() || end.output().lines().anyMatch(line::equals), end.output());
    }
  }

  @Test
  void aRandomStreamDiffersFromRunToRun() throws Exception {
    Path image = Tenders.export("spt", "entropy");
    Tenders.End first = run(own, "--mem=8", "--", image.toString(), "--bytes=64");
    Tenders.End second = run(own, "--mem=8", "--", image.toString(), "--bytes=64");
    assertEquals(0, first.status(), first.output());
    assertNotEquals(first.output(), second.output());
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 4096, 32768})
  void aDiskKeepsWhatIsWritten(int sector) throws Exception {
    Path image = Tenders.export("spt", "block");
    assertEquals(new Tenders.End(0, "block storage\n"), run(check, "spt", image.toString()));
    for (Path tender : tenders()) {
      Path disk = disk();
      Tenders.End end = run(tender, "--mem=16", "--block-sector-size:storage=" + sector,
          "--block:storage=" + disk, "--", image.toString(), "--size=19");
      assertEquals(0, end.status(), end.output());
      assertTrue(end.output().contains("sectors of " + sector + " bytes"), end.output());
      assertTrue(end.output().contains("all as it was written"), end.output());
      byte[] there = Files.readAllBytes(disk);
      assertTrue(Arrays.equals(there, 19 << 20, 20 << 20, new byte[1 << 20], 0, 1 << 20));
      assertFalse(Arrays.equals(there, 0, 4096, new byte[4096], 0, 4096));
    }
  }

  @Test
  void aSecondDiskIsDeclaredByTheAssembly() throws Exception {
    Path image = Tenders.export("spt", "clone");
    assertEquals(new Tenders.End(0, "block storage\nblock storage1\n"),
        run(check, "spt", image.toString()));
    byte[] content = new byte[64 << 10];
    new Random(1).nextBytes(content);
    Path from = Files.write(folder.resolve("from.img"), content);
    for (Path tender : tenders()) {
      Path to = disk();
      Tenders.End end = run(tender, "--mem=8", "--block:storage=" + from,
          "--block:storage1=" + to, "--", image.toString());
      assertEquals(0, end.status(), end.output());
      assertArrayEquals(content, Arrays.copyOf(Files.readAllBytes(to), content.length));
    }
  }

  @Test
  void aDiskThatIsTooSmallIsSaid() throws Exception {
    Tenders.End end = run(own, "--block:storage=" + disk(), "--",
        Tenders.export("spt", "block").toString(), "--size=21");
    assertTrue(end.output().contains("fewer than the 21 MiB wanted"), end.output());
    assertEquals(2, end.status());
  }

  /** The manifest names another disk: as if the image had been linked for another app. */
  @Test
  void aManifestWithoutTheDiskIsSaid() throws Exception {
    byte[] image = Files.readAllBytes(Tenders.export("spt", "block"));
    byte[] name = "storage".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0x1000; i + 104 < image.length; i++) { // the manifest's entry, not the Java string
      if (Arrays.equals(image, i, i + 7, name, 0, 7) && image[i + 68] == 1 && image[i + 7] == 0) {
        image[i + 6] = 'X';
        break;
      }
    }
    Path other = Files.write(folder.resolve("other.spt"), image);
    Tenders.End end =
        run(own, "--mem=16", "--block:storagX=" + disk(), "--", other.toString());
    assertTrue(end.output().startsWith("The image needs the disk storage, and its manifest has none."),
        end.output());
    assertEquals(2, end.status());
    assertEquals(1, run(own, "--", other.toString()).status(), "declared, but not attached");
  }

  private static Path disk() throws Exception {
    Path disk = folder.resolve("disk.img");
    Files.deleteIfExists(disk);
    try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
      file.setLength(DISK_BYTES);
    }
    return disk;
  }

  @Test
  void pingsAreAnswered() throws Exception {
    Path image = Tenders.export("spt", "pong");
    assertEquals(new Tenders.End(0, "net service\n"), run(check, "spt", image.toString()));
    for (Path tender : tenders()) {
      try (PingNet net = PingNet.make("kilns5")) {
        net.boot(List.of(tender.toString(), "--mem=8", "--net:service=tap0", "--",
            image.toString(), "--ipv4=10.0.0.2/24"));
        Tenders.End ping = net.ping("10.0.0.2");
        assertEquals(0, ping.status(), ping.output());
      }
    }
  }

  @Test
  void underSolo5sOwnTenderTheSameHappens() {
    assumeTrue(Tenders.unmodified("spt") != null,
        "no unmodified solo5-spt on this machine: apps ran under the tests' own tender alone");
  }

  private static List<Path> tenders() {
    Path solo5s = Tenders.unmodified("spt");
    return solo5s == null ? List.of(own) : List.of(own, solo5s);
  }

  /** A thread that computes without a call gives way to one whose sleep is over. */
  @Test
  void aSpinOnAVolatileEnds() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path source = Tenders.workspace().resolve("platforms/testdata/solo5/Spin.java");
    assertEquals(0, javax.tools.ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "--release", "17", "-d", classes.toString(), source.toString()));
    ProcessBuilder builder = new ProcessBuilder(
        "./bnd", "java", "--platform", "spt", "-cp", classes.toString(), "Spin");
    builder.environment().put("KILN_SOLO5", own.toString());
    Process process =
        builder.directory(Tenders.workspace().toFile()).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      assertTrue(process.waitFor(100, TimeUnit.SECONDS), "it spins for ever");
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals("seen\n", output);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
