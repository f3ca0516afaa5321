package kiln.runtime.lang;

/** Prints one stack trace with its causes and what was suppressed, line by line as HotSpot does. */
final class TracePrinter {
  private final ThrowableSubstitution.Sink sink;
  private Throwable[] seen = new Throwable[4]; // the same one twice is a circle
  private int count;

  TracePrinter(ThrowableSubstitution.Sink sink) {
    this.sink = sink;
  }

  void print(Throwable thrown) {
    isNew(thrown);
    synchronized (sink.lock()) {
      sink.println(thrown);
      StackTraceElement[] trace = ThrowableSubstitution.trace(thrown);
      body(thrown, trace, trace.length, "");
    }
  }

  private void body(Throwable thrown, StackTraceElement[] trace, int shown, String indent) {
    String at = indent.concat("\tat ");
    for (int i = 0; i < shown; i++) {
      sink.println(at.concat(trace[i].toString()));
    }
    if (shown < trace.length) {
      String more = Integer.toString(trace.length - shown);
      sink.println(indent.concat("\t... ").concat(more).concat(" more"));
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      enclosed(suppressed, trace, "Suppressed: ", indent.concat("\t"));
    }
    Throwable cause = thrown.getCause();
    if (cause != null) {
      enclosed(cause, trace, "Caused by: ", indent);
    }
  }

  private void enclosed(
      Throwable thrown, StackTraceElement[] outer, String caption, String indent) {
    String text = thrown.toString();
    text = text == null ? "null" : text;
    String line = indent.concat(caption);
    if (!isNew(thrown)) {
      sink.println(line.concat("[CIRCULAR REFERENCE: ").concat(text).concat("]"));
      return;
    }
    sink.println(line.concat(text));
    StackTraceElement[] trace = ThrowableSubstitution.trace(thrown);
    body(thrown, trace, trace.length - common(trace, outer), indent);
  }

  private boolean isNew(Throwable thrown) {
    for (int i = 0; i < count; i++) {
      if (seen[i] == thrown) {
        return false;
      }
    }
    if (count == seen.length) {
      Throwable[] more = new Throwable[2 * count];
      System.arraycopy(seen, 0, more, 0, count);
      seen = more;
    }
    seen[count++] = thrown;
    return true;
  }

  /** How many frames two traces have in common, counted from the outermost. */
  private static int common(StackTraceElement[] a, StackTraceElement[] b) {
    int common = 0;
    while (common < a.length
        && common < b.length
        && same(a[a.length - 1 - common], b[b.length - 1 - common])) {
      common++;
    }
    return common;
  }

  // Not by equals: through Object, that would be the equals of all classes there are.
  private static boolean same(StackTraceElement a, StackTraceElement b) {
    return a == b
        || a.getLineNumber() == b.getLineNumber()
            && same(a.getMethodName(), b.getMethodName())
            && same(a.getClassName(), b.getClassName())
            && same(a.getFileName(), b.getFileName())
            && same(a.getModuleName(), b.getModuleName())
            && same(a.getModuleVersion(), b.getModuleVersion())
            && same(a.getClassLoaderName(), b.getClassLoaderName());
  }

  private static boolean same(String a, String b) {
    return a == null ? b == null : a.equals(b);
  }
}
