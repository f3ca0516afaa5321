package text;

import java.util.regex.*;

/** Patterns, groups, quantifiers, anchors and flags. */
public class RegexBasics {
  static void find(String pattern, String text, int... flags) {
    Matcher m = Pattern.compile(pattern, flags.length > 0 ? flags[0] : 0).matcher(text);
    System.out.print(pattern + " : ");
    while (m.find()) {
      System.out.print(m.start() + "-" + m.end() + "[" + m.group() + "]");
      for (int g = 1; g <= m.groupCount(); g++) {
        System.out.print("(" + m.group(g) + ")");
      }
      System.out.print(" ");
    }
    System.out.println(m.reset().matches() + " " + m.reset().lookingAt());
  }

  public static void main(String[] args) {
    find("a*b", "aaab ab b c");
    find("(\\w+)@(\\w+)\\.(com|org)", "ann@site.com, bob@host.org; eve@x.net");
    find("(a|ab)(c|bcd)(d*)", "abcd");
    find("a{2,3}?", "aaaaa");
    find("a++b", "aaab");
    find("(?:x|y)+z?", "xyxz yy");
    find("^\\d+$", "12\n34\nx", Pattern.MULTILINE);
    find("(?i)straSSe", "STRASSE strasse");
    find("a.c", "a\nc abc", Pattern.DOTALL);
    find("(?<year>\\d{4})-(?<month>\\d\\d)", "2024-05 1999-12");
    find("(\\w)\\1", "aabbcd");
    find("(?<=\\$)\\d+(?=\\.)", "$12.5 $7 13.2");
    find("(?<!a)b(?!c)", "ab b bc bd");
    find("\\bfoo\\b", "foo food a foo");
    find("[a-c&&[^b]]+", "abcacb");
    find("[^\\s,]+", "one, two,three");
    find("\\p{Lu}\\p{Ll}+", "Hello World \u00c9t\u00e9");
    find("\\p{Alpha}+|\\p{Punct}", "abc! \u00e9?");
    find("\\x41\\u0042\\t|\\Q.*\\E", "AB\t .*");
    find("x?", "axb");
    find("(a)?(b)?", "ab");
    find("\\G\\d", "123a4");
    find("[\\w&&\\D]+", "a1b2_");
    find("# comment\n a b # more", "ab", Pattern.COMMENTS);
    find("\u00e9", "\u00c9\u00e9", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    find("\\R", "a\r\nb\nc");
    find("(?>a+)ab|a", "aaab");
    find(".", "\ud83d\ude00x");
  }
}
