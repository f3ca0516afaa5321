package text;

/** StringBuilder and StringBuffer operations. */
public class StringBuilders {
  public static void main(String[] args) {
    StringBuilder s = new StringBuilder();
    s.append(true)
        .append('c')
        .append(1)
        .append(2L)
        .append(1.5f)
        .append(2.5)
        .append((Object) null)
        .append((String) null)
        .append(new char[] {'x', 'y'})
        .append("substring", 3, 6)
        .append(new char[] {'1', '2', '3'}, 1, 2)
        .appendCodePoint(0x1F600)
        .append(new StringBuffer("sb"));
    System.out.println(s + " " + s.length() + " " + s.indexOf("null") + s.lastIndexOf("null"));
    s.insert(0, "start")
        .insert(3, 42)
        .insert(s.length(), 'e')
        .insert(2, 1.5)
        .insert(1, new char[] {'-'})
        .insert(4, (Object) null)
        .insert(0, false)
        .insert(5, 7L);
    System.out.println(s);
    s.delete(3, 9).deleteCharAt(0).replace(2, 6, "REPLACED").setCharAt(1, '\u20ac');
    System.out.println(s);
    s.reverse();
    System.out.println(s + " " + s.codePointAt(3) + " " + s.charAt(2));
    s.setLength(5);
    System.out.println(s + "|" + s.capacity() / 1000);
    s.setLength(7);
    System.out.println((int) s.charAt(6) + " " + s.toString().length());
    s.setLength(0);
    s.trimToSize();
    s.ensureCapacity(100);
    System.out.println(s.isEmpty() + " " + s.append("abc").compareTo(new StringBuilder("abd")));
    System.out.println(
        s.equals(new StringBuilder("abc"))
            + " "
            + s.toString().contentEquals(s)
            + s.chars().boxed().toList()
            + s.substring(1)
            + s.subSequence(0, 2));
    char[] target = new char[5];
    s.getChars(0, 3, target, 1);
    System.out.println(java.util.Arrays.toString(target).replace('\0', '0'));
    StringBuilder big = new StringBuilder();
    for (int i = 0; i < 10000; i++) {
      big.append(i).append(i % 2 == 0 ? "," : "\u2022");
      if (big.length() > 1000) {
        big.delete(0, 500);
      }
    }
    System.out.println(big.length() + " " + big.toString().hashCode());
    StringBuffer b = new StringBuffer("buffer");
    b.append(1).insert(0, 'x').reverse().setLength(3);
    System.out.println(b);
    s.append(s).append(s);
    System.out.println(s);
  }
}
