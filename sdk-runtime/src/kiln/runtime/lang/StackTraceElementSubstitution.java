package kiln.runtime.lang;

import kiln.runtime.substitute.Substitutes;

/** The native runtime fills elements in whole: there are no modules and loaders to look at. */
@Substitutes("java.lang.StackTraceElement")
final class StackTraceElementSubstitution {
  private StackTraceElementSubstitution() {}

  private synchronized void computeFormat() {
    // the format is there already
  }
}
