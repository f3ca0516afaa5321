package text;

import java.text.BreakIterator;
import java.util.Locale;

/** Boundaries of characters, words, lines and sentences. */
public class Boundaries {
  private static final String[] TEXTS = {
    "", "one", "Two words.", "A sentence; (with brackets), and \"quotes\". Another? Yes! e.g. 3.14.",
    "well-known trade-offs cost 1,234.50 \u20ac \u2014 or 50%.\nNext line\tand\u00a0no break",
    "e\u0301le\u0300ve \ud83d\ude00\ud83d\ude00 \u4f60\u597d\u3002\u3053\u3093\u306b\u3061\u306f",
  };

  static void print(String kind, BreakIterator boundaries) {
    for (String text : TEXTS) {
      StringBuilder line = new StringBuilder(kind);
      boundaries.setText(text);
      for (int at = boundaries.first(); at != BreakIterator.DONE; at = boundaries.next()) {
        line.append(' ').append(at);
      }
      line.append(" |");
      for (int at = boundaries.last(); at != BreakIterator.DONE; at = boundaries.previous()) {
        line.append(' ').append(at);
      }
      if (!text.isEmpty()) {
        line.append(" | ").append(boundaries.following(0)).append(' ')
            .append(boundaries.isBoundary(text.length() / 2));
      }
      System.out.println(line);
    }
  }

  public static void main(String[] args) {
    print("characters", BreakIterator.getCharacterInstance());
    print("words", BreakIterator.getWordInstance());
    print("lines", BreakIterator.getLineInstance(Locale.ROOT));
    print("sentences", BreakIterator.getSentenceInstance());
    BreakIterator copy = (BreakIterator) BreakIterator.getLineInstance().clone();
    copy.setText("a b");
    System.out.println(copy.next() + " " + copy.next() + " " + copy.next());
  }
}
