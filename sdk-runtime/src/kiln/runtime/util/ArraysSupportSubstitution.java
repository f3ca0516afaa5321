package kiln.runtime.util;

import kiln.runtime.substitute.Substitutes;

/** Where two arrays begin to differ, in C, sixteen bytes at a time. */
@Substitutes("jdk.internal.util.ArraysSupport")
final class ArraysSupportSubstitution {
  private ArraysSupportSubstitution() {}

  /** The first element that differs, or -1: no rest is left to the callers. */
  public static native int vectorizedMismatch(
      Object a, long aOffset, Object b, long bOffset, int length, int log2ArrayIndexScale);
}
