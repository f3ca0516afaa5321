// release: 11
package npemessages;

import java.util.Comparator;
import java.util.TreeMap;

/** Helpful messages in traces, of causes, from several threads and after being suppressed. */
public class NoNames {
  static Object field;

  interface Shape {
    default String name(Object other) {
      return other.toString();
    }
  }

  static synchronized int locked(int[] values, int at) {
    return values[at];
  }

  public static void main(String[] args) throws Exception {
    Thread thread =
        new Thread(
            () -> {
              try {
                new Shape() {}.name(field);
              } catch (NullPointerException e) {
                System.out.println(e);
              }
            });
    thread.start();
    thread.join();
    try {
      locked(null, 3);
    } catch (NullPointerException e) {
      System.out.println(e.getLocalizedMessage());
    }
    try {
      try {
        field.wait();
      } finally {
        field.notify();
      }
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      new TreeMap<String, String>(Comparator.comparing(String::length)).put(null, "");
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    RuntimeException wrapped = null;
    try {
      ((Comparable<Object>) field).compareTo("x");
    } catch (NullPointerException e) {
      wrapped = new RuntimeException(e);
    }
    System.out.println(wrapped.getMessage());
    NullPointerException empty = null;
    try {
      throw empty;
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
      StackTraceElement[] trace = e.getStackTrace();
      e.setStackTrace(new StackTraceElement[0]);
      System.out.println(e.getMessage() + " " + trace[0].getMethodName());
    }
  }
}
