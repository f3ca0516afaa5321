package exceptions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;

/** Traces of exceptions that the class library makes, whole: causes, suppressed ones, circles. */
public class LibraryTraces {
  static void trace(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      e.printStackTrace(System.out);
    }
  }

  static void ranges() {
    trace(() -> "abc".substring(2, 1));
    trace(() -> "abc".charAt(7));
    trace(() -> "a\u20acc".charAt(7));
    trace(() -> new ArrayList<>().get(3));
    trace(() -> Objects.checkFromIndexSize(3, 4, 5));
    trace(() -> Objects.checkFromToIndex(3L, 4L, 2L));
    trace(() -> new StringBuilder("x").insert(9, "y"));
    trace(() -> "x".codePointAt(4));
    trace(() -> new StringBuilder("x").deleteCharAt(9));
  }

  static void suppressed() {
    trace(() -> {
      RuntimeException outer = new RuntimeException("outer", new IllegalStateException("inner"));
      outer.addSuppressed(new Error("suppressed"));
      outer.addSuppressed(new Error());
      outer.getCause().initCause(outer);
    });
    trace(() -> {
      RuntimeException outer = new RuntimeException("outer");
      outer.addSuppressed(new Error("suppressed", new Exception("its cause")));
      outer.addSuppressed(new Error());
      throw outer;
    });
    trace(() -> {
      RuntimeException self = new RuntimeException("self");
      self.addSuppressed(self);
    });
    trace(() -> new RuntimeException("none").addSuppressed(null));
    trace(() -> {
      Exception cause = new Exception("cause");
      RuntimeException circle = new RuntimeException(cause);
      cause.addSuppressed(circle);
      throw circle;
    });
    System.out.println(new Exception("x", null).getSuppressed().length + " "
        + new IllegalStateException((Throwable) null) + " " + new StringIndexOutOfBoundsException(3));
  }

  public static void main(String[] args) {
    ranges();
    suppressed();
    System.out.println(new StackTraceElement("l", "m", "v", "C", "m", "f", 3) + " "
        + new StackTraceElement("C", "m", null, -2) + " "
        + new StackTraceElement("l", null, null, "C", "m", "f", -1) + " "
        + new StackTraceElement("C", "m", null, 3));
    System.out.println(Thread.currentThread() + " " + Thread.currentThread().getThreadGroup() + " "
        + int.class + LibraryTraces.class + Runnable.class + int[].class);
    String text = "\u00e4\u20ac\ud83d\ude00\ud800x\udc00\u00e9";
    System.out.println(Arrays.toString(text.getBytes(StandardCharsets.UTF_8)) + text
        + Arrays.toString("\u00e4\u00e9".getBytes()));
  }
}
