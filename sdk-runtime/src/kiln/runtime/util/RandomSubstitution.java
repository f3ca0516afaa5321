package kiln.runtime.util;

import java.util.concurrent.atomic.AtomicLong;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** The JDK's initializer looks up a field by reflection, for reading generators from streams. */
@Substitutes("java.util.Random")
final class RandomSubstitution {
  /** Differs from one unseeded generator to the next; where it starts does not matter. */
  @Original private static AtomicLong seedUniquifier;

  static {
    seedUniquifier = new AtomicLong(0x2545f4914f6cdd1dL);
  }

  private RandomSubstitution() {}
}
