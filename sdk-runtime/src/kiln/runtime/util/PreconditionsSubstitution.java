package kiln.runtime.util;

import java.util.List;
import java.util.function.BiFunction;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.KeepsLine;
import kiln.runtime.substitute.Substitutes;

/**
 * The words of a failed range check, put together without String.format and lists of numbers, which
 * would bring collections into every image. Only the handles of byte arrays give a formatter, and
 * images replace those ({@code kiln.runtime.invoke.Views}): it is not asked.
 */
@Substitutes("jdk.internal.util.Preconditions")
final class PreconditionsSubstitution {
  private PreconditionsSubstitution() {}

  @KeepsLine
  private static RuntimeException outOfBounds(
      BiFunction<String, List<Number>, ? extends RuntimeException> formatter,
      String check,
      Number... numbers) {
    return new IndexOutOfBoundsException(words(check, numbers));
  }

  @Adds
  private static String words(String check, Number[] numbers) {
    String first = text(numbers[0]);
    String second = text(numbers[1]);
    if (check.equals("checkIndex")) {
      return "Index ".concat(first).concat(" out of bounds for length ").concat(second);
    }
    if (!check.equals("checkFromToIndex")) {
      second = first.concat(" + ").concat(second);
    }
    return "Range [".concat(first).concat(", ").concat(second)
        .concat(") out of bounds for length ").concat(text(numbers[2]));
  }

  // Not by toString: through Number, that would be the toString of all numbers there are.
  @Adds
  private static String text(Number number) {
    return number instanceof Integer ? Integer.toString(number.intValue()) : number.toString();
  }
}
