package text;

import java.util.*;

/** StringTokenizer, StringJoiner, String.join, splitting by hand. */
public class Tokens {
  public static void main(String[] args) {
    StringTokenizer t = new StringTokenizer("a b\tc  d");
    System.out.print(t.countTokens() + " ");
    while (t.hasMoreTokens()) {
      System.out.print(t.nextToken() + "|");
    }
    StringTokenizer d = new StringTokenizer("1+2*3", "+*", true);
    while (d.hasMoreElements()) {
      System.out.print(d.nextElement() + "|");
    }
    System.out.println();
    StringJoiner j = new StringJoiner(", ", "{", "}");
    j.setEmptyValue("empty");
    System.out.print(j + " " + j.length() + " ");
    j.add("x").add("y").add(null);
    System.out.println(j + " " + j.length() + j.merge(new StringJoiner("-").add("p").add("q")));
    System.out.println(new StringJoiner("/") + "|" + new StringJoiner("/").add("").add(""));
    java.io.StreamTokenizer st =
        new java.io.StreamTokenizer(new java.io.StringReader("x = 3.5 + 'q' // c\n y"));
    try {
      while (st.nextToken() != java.io.StreamTokenizer.TT_EOF) {
        System.out.print(st.ttype + ":" + st.sval + ":" + st.nval + " ");
      }
    } catch (java.io.IOException e) {
      System.out.println(e);
    }
    System.out.println();
    Iterator<String> words = new ArrayList<>(List.of("alpha beta  gamma ".split(" "))).iterator();
    while (words.hasNext()) {
      System.out.print("<" + words.next() + ">");
    }
    System.out.println();
  }
}
