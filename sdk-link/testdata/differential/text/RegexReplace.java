package text;

import java.util.*;
import java.util.regex.*;

/** Replacing, splitting, streams of results, regions and errors. */
public class RegexReplace {
  public static void main(String[] args) {
    Pattern p = Pattern.compile("(\\w)(\\d+)");
    Matcher m = p.matcher("a1 b22 c333");
    System.out.println(
        m.replaceAll("$2$1")
            + " "
            + m.replaceFirst("<\\$$0>")
            + " "
            + m.replaceAll(r -> r.group(1).repeat(r.group(2).length())));
    StringBuilder out = new StringBuilder();
    m.reset();
    while (m.find()) {
      m.appendReplacement(out, Matcher.quoteReplacement("$" + Integer.parseInt(m.group(2)) * 2));
    }
    m.appendTail(out.append("|"));
    System.out.println(out);
    System.out.println(p.matcher("x9y8").results().map(MatchResult::group).toList());
    System.out.println(Arrays.toString(Pattern.compile("\\s*[,;]\\s*").split("a , b;c;;d;")));
    System.out.println(
        Arrays.toString("1-2--3".split("-")) + Arrays.toString("abc".split("(?<=b)")));
    System.out.println(Pattern.compile("o").splitAsStream("foo boo").toList());
    System.out.println(
        Pattern.matches("[a-z]+", "abc")
            + " "
            + Pattern.compile("b").asPredicate().test("abc")
            + Pattern.compile("b").asMatchPredicate().test("abc")
            + Pattern.quote("a.b")
            + p.pattern()
            + p.flags());
    System.out.println("${name} is ${age}".replaceAll("\\$\\{(\\w+)\\}", "[$1]"));
    System.out.println(
        "John Smith".replaceAll("(?<first>\\w+) (?<last>\\w+)", "${last}, ${first}"));
    m = Pattern.compile("\\d+").matcher("12 34 56");
    m.region(3, 5);
    System.out.println(m.matches() + " " + m.group() + m.hitEnd() + m.regionStart());
    String[] bad = {
      "(", "[a", "a{2,1}", "*a", "\\", "(?<n>a)(?<n>b)", "\\k<x>", "[z-a]", "(?z)", "\\p{Nope}"
    };
    for (String s : bad) {
      try {
        Pattern.compile(s);
        System.out.println(s + " compiles");
      } catch (PatternSyntaxException e) {
        System.out.println(
            e.getDescription() + " | " + e.getIndex() + " | " + e.getMessage().replace("\n", "/"));
      }
    }
    try {
      Pattern.compile("a").matcher("a").group();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(
        "aaaaaaaaaaaaaaaaaaaaaaaaaab".matches("(a|b)*b") + " " + "x".repeat(3000).matches("x*"));
  }
}
