package kiln.platforms.solo5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of images for {@code hvt}; and the images themselves where Solo5's tender and KVM are. */
class HvtTest {
  private static final int ABORTED = 255;

  @TempDir static Path folder;

  private static Path check;
  private static Path guest;

  @BeforeAll
  static void build() throws Exception {
    check = Tenders.check(folder);
    guest = Tenders.guest(folder, "hvt", 0);
  }

  private static Tenders.End check(String platform, Path image) throws Exception {
    return Tenders.run(folder, List.of(check.toString(), platform, image.toString()));
  }

  @ParameterizedTest
  @CsvSource({"hello, ''", "tour, ''", "block, block storage", "pong, net service"})
  void anImageHasTheFormThatTheTenderWants(String app, String devices) throws Exception {
    Tenders.End end = check("hvt", Tenders.export("hvt", app));
    assertEquals(devices, end.output().strip());
    assertEquals(0, end.status());
  }

  @Test
  void anImageIsForItsOwnTenderOnly() throws Exception {
    Tenders.End end = check("spt", guest);
    assertEquals("tender: " + guest + ": for another tender\n", end.output());
    assertEquals(1, end.status());
  }

  // --- with KVM ---

  private static Tenders.End run(Path image, String... words) throws Exception {
    Path tender = Tenders.unmodified("hvt");
    assumeTrue(tender != null, "no unmodified solo5-hvt on this machine");
    assumeTrue(Files.isWritable(Path.of("/dev/kvm")), "no KVM on this machine");
    List<String> command =
        new ArrayList<>(List.of(tender.toString(), "--mem=64", "--", image.toString()));
    command.addAll(List.of(words));
    return Tenders.run(folder, command);
  }

  @Test
  void theSmallestAppRuns() throws Exception {
    Tenders.End end = run(Tenders.export("hvt", "hello"), "--greeting=Hi");
    assertEquals(new Tenders.End(0, "Hi from hvt\n"), end);
  }

  @Test
  void memoryClocksTickAndEntropyDoAsTheContractSays() throws Exception {
    Tenders.End end = run(guest, "memory", "time", "entropy");
    assertFalse(end.output().contains("BAD"), end.output());
    assertEquals(15, end.output().lines().count(), end.output());
    assertEquals(0, end.status());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "write-code      | fault: write to the image's code",
    "write-constants | fault: write to the image's constants",
    "execute-data    | fault: execution of memory that holds no code",
    "execute-heap    | fault: execution of memory that holds no code",
    "execute-stack   | fault: execution of memory that holds no code",
    "read-null       | fault: read through a null pointer",
    "write-null      | fault: write through a null pointer",
    "call-null       | fault: call of a null pointer",
    "read-nothing    | fault: read of an address where there is no memory",
    "overrun         | fault: overrun of a stack: its guard page was hit",
    "overrun-fiber   | fault: overrun of a stack: its guard page was hit",
    "privileged      | fault: general protection fault",
    "smash           | fatal: a variable on the stack was overrun"})
  void aFaultIsStoppedAndTold(String word, String message) throws Exception {
    Tenders.End end = run(guest, word);
    assertTrue(end.output().endsWith(message + "\n"), end.output());
    assertEquals(ABORTED, end.status());
  }

  @Test
  void pingsAreAnswered() throws Exception {
    Path tender = Tenders.unmodified("hvt");
    assumeTrue(tender != null, "no unmodified solo5-hvt on this machine");
    assumeTrue(Files.isWritable(Path.of("/dev/kvm")), "no KVM on this machine");
    Path image = Tenders.export("hvt", "pong");
    try (PingNet net = PingNet.make("kilns5h")) {
      net.boot(List.of(tender.toString(), "--mem=64", "--net:service=tap0", "--",
          image.toString(), "--ipv4=10.0.0.2/24"));
      Tenders.End ping = net.ping("10.0.0.2");
      assertEquals(0, ping.status(), ping.output());
    }
  }
}
