package kiln.runtime.lang;

/** Stack traces as the native runtime keeps them: return addresses in Throwable.backtrace. */
final class Traces {
  private Traces() {}

  /** The number of frames that a stack trace shows. */
  static native int depth(Throwable throwable);
}
