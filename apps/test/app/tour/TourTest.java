package app.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.TextConsole;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import kiln.clock.Clock;
import kiln.entropy.EntropySource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TourTest {
  private final TextConsole console = new TextConsole();

  @BeforeEach
  void takeTheTour() {
    assertEquals(0, new Tour(console, () -> "sim", new HostClock(), new Noise()).run());
  }

  @Test
  void namesThePlatformFirst() {
    assertEquals("A tour of Java on sim", console.lines().get(0));
  }

  @Test
  void onlyTheLinesThatSaySoDifferBetweenRuns() {
    List<String> first = sameLines();
    takeTheTour();
    List<String> both = sameLines();
    assertEquals(first, both.subList(first.size(), both.size()));
  }

  @Test
  void showsDatesCollectionsStreamsAndFormats() {
    assertShown("both clocks agree: true");
    assertShown("2024-02-29 is a THURSDAY");
    assertShown("days from 1970-01-01T00:00: 19782");
    assertShown("two draws differ: true");
    assertShown("words: {be=2, not=1, or=1, to=2}");
    assertShown("heaviest: Jupiter, Saturn, Neptune");
    assertShown("primes: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]");
    assertShown("1,234,567 beef 0003.142 6.022140e+23 +5%");
  }

  @Test
  void showsATraceWithItsCauseAndGoesOn() {
    assertShown("java.lang.IllegalStateException: cannot open the eighth planet but one");
    assertTrue(
        console.lines().stream().anyMatch(line -> line.startsWith("\tat app.tour.Failure.open(")));
    assertTrue(
        console.lines().stream()
            .anyMatch(line -> line.startsWith("Caused by: java.lang.IndexOutOfBoundsException")));
    assertShown("and on we go");
    assertEquals("That was the tour.", console.lines().get(console.lines().size() - 1));
  }

  private void assertShown(String line) {
    assertTrue(console.lines().contains(line), line);
  }

  private List<String> sameLines() {
    return console.lines().stream()
        .filter(line -> !line.startsWith("now: ") && !line.startsWith("random: "))
        .filter(line -> !line.startsWith("\t")) // the trace ends in whoever called
        .toList();
  }

  private static final class HostClock implements Clock {
    @Override
    public long wallNanos() {
      return Instant.now().getEpochSecond() * 1_000_000_000;
    }

    @Override
    public long monotonicNanos() {
      throw new AssertionError("the tour measures nothing");
    }
  }

  private static final class Noise implements EntropySource {
    private final Random random = new Random(1);

    @Override
    public int bitsPerByte() {
      return 8;
    }

    @Override
    public void fill(byte[] dst, int offset, int length) {
      for (int i = 0; i < length; i++) {
        dst[offset + i] = (byte) random.nextInt(256);
      }
    }
  }
}
