package exceptions;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** Methods that look and return, and what they do where they do not: their frames are in traces. */
public class EarlyReturns {
  private final int[] numbers;
  private String text;
  private int made;
  private boolean closed;

  EarlyReturns(int[] numbers) {
    this.numbers = numbers;
  }

  /** Two ways out, the second with a message. */
  static int check(int from, int to, int length) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException(from + " > " + to);
    }
    if (to > length) {
      throw new IndexOutOfBoundsException("to " + to + ", length " + length);
    }
    return to - from;
  }

  /** Null before the check is found out. */
  int room(int wanted) {
    int have = numbers.length >> 1;
    if (wanted - have > 0) {
      throw new IllegalStateException("room for " + have + ", not " + wanted);
    }
    return have - wanted;
  }

  /** The parameter changes before the way out. */
  static int wrapped(int index, int length) {
    if (index < 0) {
      index += length;
    }
    if (index >= length) {
      throw new IndexOutOfBoundsException("index " + index);
    }
    return index;
  }

  /** Made once. */
  String text() {
    String known = text;
    if (known == null) {
      made++;
      known = text = Arrays.toString(numbers);
    }
    return known;
  }

  /** A second return that is not come to by looking. */
  String shortText() {
    if (text != null) {
      return text;
    }
    return "made " + made + " times";
  }

  void close() {
    if (!closed) {
      closed = true;
      System.out.println("closed");
    }
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static int digit(char c) {
    int value = c - '0';
    if (!isDigit(c)) {
      throw new NumberFormatException("'" + c + "'");
    }
    return value;
  }

  static <T> T present(T value, String name) {
    if (value == null) {
      throw new NullPointerException(name + " is missing");
    }
    return value;
  }

  static long forked(int way, long value) {
    long result = value;
    switch (way) {
      case 0:
        break;
      case 1:
        result = -value;
        break;
      default:
        throw new IllegalArgumentException("way " + way);
    }
    return result;
  }

  static void trace(String what, Runnable action) {
    try {
      action.run();
      System.out.println(what + ": no exception");
    } catch (RuntimeException e) {
      System.out.println(what + ": " + e);
      for (StackTraceElement element : e.getStackTrace()) {
        if (element.getClassName().equals("exceptions.EarlyReturns")) {
          boolean lambda = element.getMethodName().startsWith("lambda$");
          System.out.println(
              "  " + (lambda ? "a lambda" : element.getMethodName())
                  + ":" + element.getLineNumber());
        }
      }
    }
  }

  static void each(String what, IntUnaryOperator operation, int... arguments) {
    for (int argument : arguments) {
      trace(
          what + " of " + argument,
          () -> System.out.println(operation.applyAsInt(argument)));
    }
  }

  public static void main(String[] args) {
    each("check", n -> check(n, 5, 7), -1, 0, 5, 6);
    each("check", n -> check(0, n, 7), 7, 8, Integer.MIN_VALUE);
    EarlyReturns some = new EarlyReturns(new int[] {3, 1, 2, 9});
    each("room", some::room, 0, 2, 3, -2147483647);
    each("room of null", new EarlyReturns(null)::room, 1);
    each("wrapped", n -> wrapped(n, 10), -11, -10, -1, 0, 9, 10);
    each("digit", n -> digit((char) n), '0', '9', '/', ':');
    each("forked", n -> (int) forked(n, 12), 0, 1, 2);
    System.out.println(some.shortText());
    int hash = 0;
    for (int i = 0; i < 100; i++) {
      hash = hash * 31 + some.text().hashCode() + check(i, i + 1, 100) + digit((char) ('0' + i % 10));
    }
    System.out.println(hash + " " + some.shortText() + " " + some.made);
    some.close();
    some.close();
    EarlyReturns none = args.length > 5 ? some : null;
    trace("text of null", () -> none.text());
    trace("close of null", () -> none.close());
    trace("room of none", () -> none.room(1));
    trace("present", () -> present(args.length > 5 ? "" : null, "it"));
    trace("required", () -> Objects.requireNonNull(none));
    trace("required with a message", () -> Objects.requireNonNull(none, "none"));
    trace("index", () -> Objects.checkIndex(3, 3));
    trace("substring", () -> "text".substring(2, 1));
    trace("character", () -> "text".charAt(4));
    trace("builder", () -> new StringBuilder("text").insert(5, true));
    trace("range", () -> Arrays.fill(new int[2], 1, 3, 0));
  }
}
