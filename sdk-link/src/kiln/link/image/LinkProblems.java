package kiln.link.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.program.JavaMethod;
import kiln.link.program.Program;

/** Says in the author's words what lld or GNU ld said in theirs. */
final class LinkProblems {
  private static final Pattern LLD_UNDEFINED = Pattern.compile("undefined symbol: (\\S+)");
  private static final Pattern LLD_USER = Pattern.compile(">>>\\s+\\S+:\\((?:function )?([^):]+).*");
  private static final Pattern GNU_UNDEFINED = Pattern.compile("undefined reference to `([^']+)'");
  private static final Pattern GNU_USER = Pattern.compile("in function `([^']+)'");
  private static final Pattern DUPLICATE =
      Pattern.compile("duplicate symbol: (\\S+)|multiple definition of `([^']+)'");

  private LinkProblems() {}

  /** One message per missing or doubled function; else the tool's first line in an internal error. */
  static List<String> of(Program program, String output) throws java.io.IOException {
    if (output.contains("No space left on device")) {
      throw new java.io.IOException("No space left on device");
    }
    List<String> problems = new ArrayList<>();
    undefined(program, output).forEach((symbol, users) -> problems.add(
        "No bundle defines the native function " + symbol + (users.isEmpty() ? "" : ", which "
            + String.join(", ", users) + " calls") + ". Add a bundle whose KILN-INF/native has it,"
            + " or do not reach the Java method that needs it."));
    Matcher duplicate = DUPLICATE.matcher(output);
    TreeSet<String> doubled = new TreeSet<>();
    while (duplicate.find()) {
      doubled.add(duplicate.group(1) != null ? duplicate.group(1) : duplicate.group(2));
    }
    doubled.forEach(symbol -> problems.add("Two native files define " + symbol
        + ". Each function of KILN-INF/native must have one definition; rename or remove one."));
    if (problems.isEmpty()) {
      problems.add("Internal error: the image could not be linked ("
          + output.strip().lines().findFirst().orElse("the linker said nothing")
          + "). This is a bug of Kiln or of the platform's linker script; please report it.");
    }
    return problems;
  }

  private static Map<String, TreeSet<String>> undefined(Program program, String output) {
    Map<String, TreeSet<String>> missing = new TreeMap<>();
    TreeSet<String> users = null;
    String gnuUser = null;
    for (String line : output.lines().toList()) {
      Matcher lld = LLD_UNDEFINED.matcher(line);
      Matcher gnu = GNU_UNDEFINED.matcher(line);
      Matcher user = LLD_USER.matcher(line);
      Matcher function = GNU_USER.matcher(line);
      if (function.find()) {
        gnuUser = function.group(1);
      }
      if (lld.find()) {
        users = missing.computeIfAbsent(lld.group(1), symbol -> new TreeSet<>());
      } else if (gnu.find()) {
        users = missing.computeIfAbsent(gnu.group(1), symbol -> new TreeSet<>());
        if (gnuUser != null) {
          users.add(name(program, gnuUser));
        }
      } else if (user.matches() && users != null) {
        users.add(name(program, user.group(1)));
      }
    }
    return missing;
  }

  private static String name(Program program, String symbol) {
    String plain = symbol.startsWith(".text.") ? symbol.substring(".text.".length()) : symbol;
    JavaMethod method = Frames.method(program, plain);
    return method == null ? plain : method.className() + "." + method.methodName();
  }
}
