package text;

import java.util.*;

/** The methods of String over Latin-1 and UTF-16 contents. */
public class StringMethods {
  public static void main(String[] args) {
    String[] texts = {
      "", " ", "hello world", "caf\u00e9 \u20ac cr\u00e8me", "aXbXc", "\t trim \u2003\n"
    };
    for (String s : texts) {
      System.out.println(
          "["
              + s
              + "] "
              + s.length()
              + s.isEmpty()
              + s.isBlank()
              + " ["
              + s.trim()
              + "] ["
              + s.strip()
              + "] ["
              + s.stripLeading()
              + "] ["
              + s.stripTrailing()
              + "]");
      System.out.println(
          s.indexOf('X')
              + " "
              + s.indexOf("o", 5)
              + " "
              + s.lastIndexOf('l')
              + " "
              + s.lastIndexOf("X", 2)
              + " "
              + s.indexOf("")
              + s.lastIndexOf("")
              + s.contains("lo w")
              + " "
              + s.indexOf(0x20ac)
              + s.startsWith("he")
              + s.startsWith("lo", 3)
              + s.endsWith("\u00e8me"));
      System.out.println(
          s.replace('X', '-')
              + s.replace("X", "")
              + s.replace("", ".")
              + s.concat("!")
              + s.repeat(2)
              + s.toUpperCase(Locale.ROOT)
              + Arrays.toString(s.toCharArray()));
      System.out.println(
          s.replaceAll("[aeiou]", "<$0>")
              + s.replaceFirst("X", "\\$")
              + s.matches("[a-zX]+")
              + Arrays.toString(s.split("X"))
              + Arrays.toString(s.split("")));
    }
    System.out.println(
        "abc".compareTo("abd")
            + " "
            + "abc".compareTo("ab")
            + " "
            + "a".compareTo("\u20ac")
            + " "
            + "B".compareToIgnoreCase("a")
            + "STRASSE".equalsIgnoreCase("strasse")
            + "\u0130".equalsIgnoreCase("i")
            + "x".equals(null)
            + "abc".contentEquals(new StringBuilder("abc")));
    System.out.println(
        String.join(",", "a", null, "b")
            + String.join("-", List.of("x", "y"))
            + String.valueOf((Object) null)
            + String.valueOf(new char[] {'o', 'k'})
            + String.copyValueOf(new char[] {'a', 'b', 'c'}, 1, 2));
    System.out.println(
        "abcdef".regionMatches(2, "xcd", 1, 2)
            + " "
            + "ABC".regionMatches(true, 0, "ab", 0, 2)
            + "hello".subSequence(1, 3)
            + "hello".chars().sum()
            + " "
            + "a\nb\r\nc\n".lines().toList());
    System.out.println(
        Arrays.toString(
                "h\u00e9\u20ac\ud83d\ude00".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            + new String(
                new byte[] {(byte) 0xe2, (byte) 0x82, (byte) 0xac, (byte) 0xff},
                java.nio.charset.StandardCharsets.UTF_8)
            + new String(new int[] {0x1F600, 65}, 0, 2)
            + new String(new char[] {'\u00e9'}));
    System.out.println(
        "%d items".formatted(3)
            + " "
            + "x".hashCode()
            + "y".intern()
            + "abc".charAt(1)
            + "a,b,,c,,".split(",").length
            + "a,b,,c,,".split(",", -1).length
            + "a,b,c".split(",", 2)[1]
            + "boo:and:foo".split("o").length
            + " x  y ".split(" +").length
            + "abc".transform(t -> t + t));
    StringBuilder latinThenWide = new StringBuilder("plain");
    latinThenWide.append('\u20ac').setCharAt(5, 'x');
    System.out.println(
        latinThenWide.toString().equals("plainx")
            + " "
            + "plainx".equals(latinThenWide.toString())
            + " "
            + latinThenWide.toString().hashCode()
            + " "
            + "plainx".hashCode());
  }
}
