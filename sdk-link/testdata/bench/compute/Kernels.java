package compute;

/**
 * Runs compute kernels: {@code Kernels [NAME]...}, all without names. For each it prints its name,
 * the nanoseconds of one iteration (the median of the rounds) and the checksum of one iteration.
 *
 * <p>The same program runs on HotSpot and in an image. The warm-up is long enough for HotSpot's
 * second compiler; an image needs none, but gets the same.
 */
public final class Kernels {
  private static final long WARM_UP_NANOS = 1_500_000_000L;
  private static final int MIN_WARM_UP = 30;
  private static final int ROUNDS = 9;
  private static final long ROUND_NANOS = 100_000_000L;

  private static final String[] NAMES = {
    "checksum",
    "sha256",
    "hashmap",
    "trees",
    "dispatch",
    "nbody",
    "strings",
    "sort",
    "regex",
    "json",
    "modpow"
  };

  private Kernels() {}

  private static Kernel kernel(String name) {
    return switch (name) {
      case "checksum" -> new Checksum();
      case "sha256" -> new Sha256();
      case "hashmap" -> new HashMapChurn();
      case "trees" -> new BinaryTrees();
      case "dispatch" -> new Dispatch();
      case "nbody" -> new NBody();
      case "strings" -> new Strings();
      case "sort" -> new ObjectSort();
      case "regex" -> new Regex();
      case "json" -> new Json();
      case "modpow" -> new ModPow();
      default -> throw new IllegalArgumentException("no kernel is called " + name);
    };
  }

  public static void main(String[] args) {
    for (String name : args.length == 0 ? NAMES : args) {
      measure(name, kernel(name));
    }
  }

  private static void measure(String name, Kernel kernel) {
    long checksum = kernel.run();
    long start = System.nanoTime();
    int runs = 0;
    while (System.nanoTime() - start < WARM_UP_NANOS || runs < MIN_WARM_UP) {
      check(name, kernel, checksum);
      runs++;
    }
    int perRound = (int) Math.max(1, ROUND_NANOS * runs / (System.nanoTime() - start));
    long[] nanos = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < perRound; i++) {
        check(name, kernel, checksum);
      }
      nanos[round] = (System.nanoTime() - begin) / perRound;
    }
    java.util.Arrays.sort(nanos);
    System.out.println(name + " " + nanos[ROUNDS / 2] + " " + checksum);
  }

  private static void check(String name, Kernel kernel, long checksum) {
    if (kernel.run() != checksum) {
      throw new IllegalStateException(name + " gave two results for the same input");
    }
  }
}
