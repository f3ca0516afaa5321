// args: one --two=2 -x ünï =
package exit;

/** The program's arguments arrive as they are. */
public class Arguments {
  public static void main(String[] args) {
    System.out.println(args.length);
    for (String a : args) {
      System.out.println("[" + a + "] " + a.length());
    }
  }
}
