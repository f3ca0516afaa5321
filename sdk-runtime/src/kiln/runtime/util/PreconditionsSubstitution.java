package kiln.runtime.util;

import java.util.List;
import kiln.runtime.substitute.Substitutes;

/** The words of a failed range check, put together without String.format and what it carries. */
@Substitutes("jdk.internal.util.Preconditions")
final class PreconditionsSubstitution {
  private PreconditionsSubstitution() {}

  private static String outOfBoundsMessage(String check, List<? extends Number> arguments) {
    if (check == null && arguments == null) {
      return "Range check failed";
    } else if (check == null) {
      return "Range check failed: " + arguments;
    } else if (arguments == null) {
      return "Range check failed: " + check;
    }
    int wanted = check.equals("checkIndex") ? 2 : check.startsWith("checkFrom") ? 3 : 0;
    if (wanted == 0 || wanted != arguments.size()) {
      return "Range check failed: " + check + " " + arguments;
    }
    Number first = arguments.get(0);
    Number second = arguments.get(1);
    if (wanted == 2) {
      return "Index " + first + " out of bounds for length " + second;
    }
    String length = " out of bounds for length " + arguments.get(2);
    return check.equals("checkFromToIndex")
        ? "Range [" + first + ", " + second + ")" + length
        : "Range [" + first + ", " + first + " + " + second + ")" + length;
  }
}
