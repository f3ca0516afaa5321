package app.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.TextConsole;
import java.util.List;
import kiln.app.Refusal;
import kiln.entropy.NoEntropyException;
import kiln.entropy.RandomSource;
import org.junit.jupiter.api.Test;

class EntropyTest {
  private final TextConsole console = new TextConsole();
  private byte next;

  /** Counts. */
  private void count(byte[] dst, int offset, int length) {
    for (int i = 0; i < length; i++) {
      dst[offset + i] = next++;
    }
  }

  @Test
  void thirtyTwoBytesALine() {
    assertEquals(0, run(this::count, 34, false));
    assertEquals(
        List.of("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", "2021"),
        console.lines());
  }

  @Test
  void rawBytesAreWrittenAsTheyAre() {
    next = 'A';
    assertEquals(0, run(this::count, 26, true));
    assertEquals(List.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), console.lines());
  }

  @Test
  void withoutEntropyNothingIsGiven() {
    RandomSource none = (dst, offset, length) -> {
      throw new NoEntropyException("There is none.");
    };
    assertEquals("There is none.",
        assertThrows(Refusal.class, () -> run(none, 1, false)).getMessage());
    assertEquals(List.of(), console.lines());
  }

  @Test
  void aNegativeCountIsRefused() {
    assertThrows(Refusal.class, () -> run(this::count, -1, false));
  }

  private int run(RandomSource random, long bytes, boolean raw) {
    Entropy.Config config = mock(Entropy.Config.class);
    when(config.bytes()).thenReturn(bytes);
    when(config.raw()).thenReturn(raw);
    return new Entropy(random, console, config).run();
  }
}
