package kiln.runtime.lang;

import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/**
 * The native runtime fills elements in whole: there are no modules and loaders to look at. How many
 * frames a throwable has is counted when someone asks for them.
 */
@Substitutes("java.lang.StackTraceElement")
final class StackTraceElementSubstitution {
  @Original
  private StackTraceElementSubstitution() {}

  static StackTraceElement[] of(Throwable throwable, int unused) {
    StackTraceElement[] elements = new StackTraceElement[Traces.depth(throwable)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (StackTraceElement) (Object) new StackTraceElementSubstitution();
    }
    initStackTraceElements(elements, throwable);
    return elements;
  }

  @Original
  private static native void initStackTraceElements(
      StackTraceElement[] elements, Throwable throwable);
}
