package kiln.runtime.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.Locale;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Substitutes;
import sun.text.RuleBasedBreakIterator;

/** Boundaries in text by the JDK's rules for all locales; an image holds those that it asks for. */
@Substitutes("java.text.BreakIterator")
final class BreakIteratorSubstitution {
  private static BreakIterator characters;
  private static BreakIterator words;
  private static BreakIterator lines;
  private static BreakIterator sentences;

  static {
    // the original's cache is not there
  }

  private BreakIteratorSubstitution() {}

  public static BreakIterator getCharacterInstance(Locale locale) {
    if (characters == null) {
      characters =
          rules(
              "CharacterBreakIteratorData",
              RuleBasedBreakIterator.class.getResourceAsStream(
                  "/sun/text/resources/CharacterBreakIteratorData"));
    }
    return (BreakIterator) characters.clone();
  }

  public static BreakIterator getWordInstance(Locale locale) {
    if (words == null) {
      words =
          rules(
              "WordBreakIteratorData",
              RuleBasedBreakIterator.class.getResourceAsStream(
                  "/sun/text/resources/WordBreakIteratorData"));
    }
    return (BreakIterator) words.clone();
  }

  public static BreakIterator getLineInstance(Locale locale) {
    if (lines == null) {
      lines =
          rules(
              "LineBreakIteratorData",
              RuleBasedBreakIterator.class.getResourceAsStream(
                  "/sun/text/resources/LineBreakIteratorData"));
    }
    return (BreakIterator) lines.clone();
  }

  public static BreakIterator getSentenceInstance(Locale locale) {
    if (sentences == null) {
      sentences =
          rules(
              "SentenceBreakIteratorData",
              RuleBasedBreakIterator.class.getResourceAsStream(
                  "/sun/text/resources/SentenceBreakIteratorData"));
    }
    return (BreakIterator) sentences.clone();
  }

  @Adds
  private static BreakIterator rules(String name, InputStream data) {
    try (data) {
      return new RuleBasedBreakIterator(name, data.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
