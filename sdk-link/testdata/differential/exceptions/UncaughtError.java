package exceptions;

/** Errors end the program as exceptions do; finally blocks run first. */
public class UncaughtError {
  public static void main(String[] args) {
    try {
      throw new AssertionError(42);
    } finally {
      System.out.println("finally");
    }
  }
}
