package exit;

/** Both streams, print methods of all types, and redirected streams. */
public class ErrAndOut {
  public static void main(String[] args) {
    System.out.print(true);
    System.out.print('c');
    System.out.print(1);
    System.out.print(2L);
    System.out.print(1.5f);
    System.out.print(2.5);
    System.out.print(new char[] {'x', 'y'});
    System.out.print((String) null);
    System.out.print((Object) null);
    System.out.println();
    System.out.println(new char[] {'z'});
    System.out.printf("%d %s%n", 5, "formatted");
    System.out.append("app").append('e').append("xndx", 1, 3).println();
    System.out.write('w');
    System.out.write("rite\n".getBytes(), 0, 5);
    System.err.println("err \u00e9\u20ac\ud83d\ude00");
    System.out.println("out \u00e9\u20ac\ud83d\ude00");
    java.io.PrintStream original = System.out;
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    System.setOut(new java.io.PrintStream(bytes, true));
    System.out.println("captured");
    System.setOut(original);
    System.out.println(bytes.size() + " " + bytes.toString().trim());
    System.out.println(System.out.checkError());
    System.out.print("no newline at the end");
  }
}
