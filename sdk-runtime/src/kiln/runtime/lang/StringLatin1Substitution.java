package kiln.runtime.lang;

import kiln.runtime.substitute.Substitutes;

/** Loops over the bytes of strings, in C, sixteen at a time. */
@Substitutes("java.lang.StringLatin1")
final class StringLatin1Substitution {
  private StringLatin1Substitution() {}

  public static native int hashCode(byte[] value);

  public static native boolean equals(byte[] value, byte[] other);

  /** The first difference, else that of the lengths; the callers have both. */
  public static native int compareTo(byte[] value, byte[] other, int len1, int len2);

  private static native int indexOfChar(byte[] value, int ch, int fromIndex, int max);
}

/** The search for a byte above 127, in C. */
@Substitutes("java.lang.StringCoding")
final class StringCodingSubstitution {
  private StringCodingSubstitution() {}

  public static native boolean hasNegatives(byte[] ba, int off, int len);
}
