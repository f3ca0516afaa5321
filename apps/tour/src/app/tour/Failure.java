package app.tour;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import kiln.console.Console;

/** An exception with its cause and their traces. */
final class Failure {
  private Failure() {}

  static void show(Console console) {
    try {
      open("the eighth planet but one");
    } catch (IllegalStateException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));
      console.print(trace.toString());
    } finally {
      console.println("and on we go");
    }
  }

  private static void open(String what) {
    try {
      pick(List.of(what), 7);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalStateException("cannot open " + what, e);
    }
  }

  private static void pick(List<String> names, int index) {
    names.get(index);
  }
}
