package kiln.drbg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTestsTest {
  private static final int WINDOW = HealthTests.WINDOW;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void proportionCutoffIsTheBinomialQuantileOfTheStandard(int bits) {
    assertEquals(1 + critbinom(bits), new HealthTests(bits).proportionCutoff());
  }

  @Test
  void repetitionCutoffIsOneAndThirtyBitsOfSamples() {
    assertEquals(31, new HealthTests(1).repetitionCutoff());
    assertEquals(11, new HealthTests(3).repetitionCutoff());
    assertEquals(6, new HealthTests(7).repetitionCutoff()); // 1 + ceil(30 / 7)
    assertEquals(5, new HealthTests(8).repetitionCutoff());
  }

  @Test
  void aStuckSourceFailsAtTheCutoff() {
    HealthTests tests = new HealthTests(8);
    for (int i = 1; i < 5; i++) {
      assertNull(tests.accept(7), "sample " + i);
    }
    assertTrue(tests.accept(7).contains("repetition count"));
  }

  @Test
  void repetitionsAreCountedAnewAfterAnotherValue() {
    HealthTests tests = new HealthTests(8);
    for (int i = 0; i < 4; i++) {
      assertNull(tests.accept(7));
    }
    assertNull(tests.accept(8));
    for (int i = 0; i < 4; i++) {
      assertNull(tests.accept(7));
    }
  }

  @Test
  void aValueThatPrevailsFailsWithinItsWindow() {
    HealthTests tests = new HealthTests(8);
    String problem = null;
    int samples = 0;
    for (; problem == null; samples++) {
      problem = tests.accept(samples % 3 == 0 ? 42 : samples & 0xff);
    }
    assertTrue(problem.contains("adaptive proportion"), problem);
    assertTrue(samples < WINDOW, "after " + samples);
  }

  @Test
  void countsStartAnewWithEachWindow() {
    HealthTests tests = new HealthTests(8);
    int most = tests.proportionCutoff() - 1;
    for (int window = 0; window < 4; window++) {
      for (int i = 0; i < WINDOW; i++) {
        // The first sample's value `most` times, spread so that it never repeats in a row.
        int sample = i % 16 == 0 && i / 16 < most ? 200 : i & 0x7f;
        assertNull(tests.accept(sample), "window " + window + " sample " + i);
      }
    }
  }

  @Test
  void goodRandomBytesPass() {
    HealthTests tests = new HealthTests(8);
    Random random = new Random(90_2018);
    for (int i = 0; i < 1_000_000; i++) {
      assertNull(tests.accept(random.nextInt(256)), "sample " + i);
    }
  }

  @Test
  void aClaimBeyondAByteIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new HealthTests(0));
    assertThrows(IllegalArgumentException.class, () -> new HealthTests(9));
  }

  /** The least k with P(X <= k) >= 1 - 2^-30, X binomial with 512 trials of probability 2^-bits. */
  private static int critbinom(int bits) {
    BigDecimal p = BigDecimal.ONE.divide(BigDecimal.valueOf(1L << bits));
    BigDecimal q = BigDecimal.ONE.subtract(p);
    BigDecimal wanted =
        BigDecimal.ONE.subtract(BigDecimal.ONE.divide(BigDecimal.valueOf(1L << 30)));
    BigDecimal sum = BigDecimal.ZERO;
    BigInteger choose = BigInteger.ONE;
    for (int k = 0; k <= WINDOW; k++) {
      sum = sum.add(new BigDecimal(choose).multiply(p.pow(k)).multiply(q.pow(WINDOW - k)));
      if (sum.compareTo(wanted) >= 0) {
        return k;
      }
      choose =
          choose.multiply(BigInteger.valueOf(WINDOW - k)).divide(BigInteger.valueOf(k + 1L));
    }
    throw new AssertionError("the sum of all probabilities is below 1");
  }
}
