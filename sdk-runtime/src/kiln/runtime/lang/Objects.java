package kiln.runtime.lang;

/** Objects by other ways than {@code new}. */
final class Objects {
  private Objects() {}

  /** A new instance of a class without running a constructor: all fields are zero. */
  static native Object blank(Class<?> type);
}
