package text;

import java.util.*;

/** Scanner over strings. */
public class Scanners {
  public static void main(String[] args) {
    Scanner s =
        new Scanner("12 3.5 word true 0x1F 99999999999 next line rest\nsecond line\n\nlast");
    System.out.println(s.nextInt() + " " + s.nextDouble() + " " + s.next() + s.nextBoolean());
    System.out.println(
        s.hasNextInt() + " " + s.next() + " " + s.hasNextInt() + s.hasNextLong() + s.nextLong());
    System.out.println(
        "["
            + s.nextLine()
            + "] ["
            + s.nextLine()
            + "] ["
            + s.nextLine()
            + "]"
            + s.hasNextLine()
            + s.nextLine()
            + s.hasNext());
    try {
      s.next();
    } catch (NoSuchElementException e) {
      System.out.println(e.getClass().getSimpleName());
    }
    Scanner csv = new Scanner("a, b,c").useDelimiter("\\s*,\\s*");
    while (csv.hasNext()) {
      System.out.print(csv.next() + "|");
    }
    System.out.println();
    Scanner hex = new Scanner("ff 77");
    System.out.println(hex.nextInt(16) + " " + hex.nextInt(8));
    Scanner f = new Scanner("key=value; other=5");
    System.out.println(f.findInLine("(\\w+)=(\\w+)") + " " + f.match().group(2));
    try {
      new Scanner("abc").nextInt();
    } catch (InputMismatchException e) {
      System.out.println(e);
    }
    int sum = 0;
    Scanner n = new Scanner("1 2 3 x 4");
    while (n.hasNextInt()) {
      sum += n.nextInt();
    }
    System.out.println(sum + n.next() + new Scanner("1\n2").tokens().toList());
    System.out.println(new Scanner("12345678901234567890 1.25e3").nextBigInteger());
  }
}
