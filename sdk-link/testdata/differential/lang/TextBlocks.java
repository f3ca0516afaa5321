package lang;

/** Text blocks: indentation, escapes, trailing blanks. */
public class TextBlocks {
  public static void main(String[] args) {
    String plain =
        """
        one
          two
        three\
        """;
    String closing =
        """
          a
        b
        """;
    String escapes =
        """
        tab\there "quotes" \""" three \
        joined   \s
        trailing   \n blank
        unicode \u00e9
        """;
    System.out.println(plain + "|");
    System.out.println(closing + "|");
    System.out.println(escapes + "|");
    System.out.println(
        ""
            .equals(
                """
                """));
    System.out.println(
        """
        x\
        """
            == "x");
    System.out.println("  a\n b".stripIndent() + "|" + "a\\tb".translateEscapes() + "|");
    System.out.println("x\ny".indent(2) + "|");
  }
}
