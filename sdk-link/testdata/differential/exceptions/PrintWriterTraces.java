package exceptions;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** printStackTrace into writers and streams, with suppressed exceptions nested deeply. */
public class PrintWriterTraces {
  static Exception nested(int n) {
    Exception e = new Exception("n" + n, n > 0 ? nested(n - 1) : null);
    if (n == 1) {
      e.addSuppressed(new RuntimeException("s" + n, new Error("cause of suppressed")));
      e.addSuppressed(nested(0));
    }
    return e;
  }

  public static void main(String[] args) {
    StringWriter text = new StringWriter();
    nested(2).printStackTrace(new PrintWriter(text, true));
    System.out.println(text);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    nested(1).printStackTrace(new PrintStream(bytes));
    System.out.println(bytes.toString().equals(text.toString()));
    System.out.println(bytes);
  }
}
