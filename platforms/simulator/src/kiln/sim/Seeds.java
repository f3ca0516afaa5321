package kiln.sim;

/**
 * Runs a test under many seeds. A failure names the seed; {@code KILN_SEED=that} in the environment
 * runs the test under that one alone.
 */
public final class Seeds {
  /** A test of one world. */
  @FunctionalInterface
  public interface SeededTest {
    void run(Simulation simulation) throws Exception;
  }

  private static final String VARIABLE = "KILN_SEED";

  private Seeds() {}

  /**
   * Runs {@code test} in {@code count} worlds, with the seeds from 1 on.
   *
   * @throws AssertionError if one fails: its message names the seed, its cause is the failure
   */
  public static void check(int count, SeededTest test) {
    String only = System.getenv(VARIABLE);
    if (only != null) {
      checkOne(number(only), test);
      return;
    }
    for (long seed = 1; seed <= count; seed++) {
      checkOne(seed, test);
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(VARIABLE + "=" + text + " is not a whole number.", e);
    }
  }

  private static void checkOne(long seed, SeededTest test) {
    try (Simulation simulation = new Simulation(seed)) {
      test.run(simulation);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "seed %d fails: %s. %s=%d runs it again.".formatted(seed, e.getMessage(), VARIABLE, seed),
          e);
    }
  }
}
