package kiln.runtime.lang;

import kiln.runtime.substitute.Substitutes;

/** An image seals itself: see {@code kiln_platform_seal} in {@code platform.h}. */
@Substitutes("kiln.runtime.config.Ready")
final class ReadySubstitution {
  private ReadySubstitution() {}

  public static native void now();
}
