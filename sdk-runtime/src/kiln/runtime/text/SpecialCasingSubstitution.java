package kiln.runtime.text;

import java.util.Locale;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** The condition Final_Sigma (Unicode, section 3.13), decided without tables of word boundaries. */
@Substitutes("java.lang.ConditionalSpecialCasing")
final class SpecialCasingSubstitution {
  private SpecialCasingSubstitution() {}

  /** After a cased letter and before none, whatever is case-ignorable between. */
  private static boolean isFinalCased(String text, int index, Locale locale) {
    int before = index;
    while (before > 0 && isIgnorable(text.codePointBefore(before))) {
      before -= Character.charCount(text.codePointBefore(before));
    }
    if (before == 0 || !isCased(text.codePointBefore(before))) {
      return false;
    }
    int after = index + Character.charCount(text.codePointAt(index));
    while (after < text.length() && isIgnorable(text.codePointAt(after))) {
      after += Character.charCount(text.codePointAt(after));
    }
    return after == text.length() || !isCased(text.codePointAt(after));
  }

  @Original
  private static boolean isCased(int point) {
    return false;
  }

  @kiln.runtime.substitute.Adds
  private static boolean isIgnorable(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.FORMAT,
              Character.MODIFIER_LETTER,
              Character.MODIFIER_SYMBOL ->
          true;
      default -> point == '\'' || point == '.' || point == ':' || point == '\u00b7'
          || point == '\u2018' || point == '\u2019' || point == '\u2024' || point == '\u2027';
    };
  }
}
