package kiln.platforms.jvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JvmDevicesTest {
  @Test
  void theConsoleIsStandardInputAndOutput() {
    PrintStream out = System.out;
    InputStream in = System.in;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
      System.setIn(new ByteArrayInputStream("one\ntwo".getBytes(StandardCharsets.UTF_8)));
      JvmConsole console = new JvmConsole();
      console.print("a ");
      System.out.print("b ");
      console.println("ç");
      assertEquals("one", console.readLine());
      assertEquals("two", console.readLine());
      assertEquals(-1, console.read(new byte[1], 0, 1));
    } finally {
      System.setOut(out);
      System.setIn(in);
    }
    assertEquals("a b ç\n", written.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aRangeOutsideTheArrayIsRefused() {
    JvmConsole console = new JvmConsole();
    assertThrows(IndexOutOfBoundsException.class, () -> console.write(new byte[4], 2, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> console.read(new byte[4], -1, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> new JvmEntropy().fill(new byte[4], 0, 5));
  }

  @Test
  void theClocksAreTheHosts() {
    JvmClock clock = new JvmClock();
    long apart = clock.wallNanos() / 1_000_000 - System.currentTimeMillis();
    assertTrue(Math.abs(apart) < 10_000, apart + " ms");
    long first = clock.monotonicNanos();
    assertTrue(first >= 0);
    assertTrue(clock.monotonicNanos() >= first);
  }

  @Test
  void entropyFillsTheRangeAndNothingElse() {
    byte[] bytes = new byte[48];
    new JvmEntropy().fill(bytes, 16, 16);
    assertArrayEquals(new byte[16], Arrays.copyOf(bytes, 16));
    assertArrayEquals(new byte[16], Arrays.copyOfRange(bytes, 32, 48));
    assertFalse(Arrays.equals(new byte[16], Arrays.copyOfRange(bytes, 16, 32)));
  }

  @Test
  void theTargetIsJvm() {
    assertEquals("jvm", new JvmTarget().platform());
  }
}
