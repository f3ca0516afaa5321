package kiln.link.flow;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * What a call site of {@code java.lang.invoke.StringConcatFactory} puts together.
 *
 * @param prefixes the literal before each argument; may be empty
 * @param suffix the literal behind the last one; may be empty
 */
record Recipe(List<String> prefixes, String suffix) {
  /** Stands for an argument. */
  private static final char ARGUMENT = 1;

  /** Stands for a constant of the site. */
  private static final char CONSTANT = 2;

  static Recipe of(InvokeDynamicInsnNode site) {
    String text =
        site.bsm.getName().equals("makeConcat")
            ? String.valueOf(ARGUMENT).repeat(Type.getArgumentTypes(site.desc).length)
            : (String) site.bsmArgs[0];
    List<String> prefixes = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int constant = 1;
    for (char c : text.toCharArray()) {
      if (c == ARGUMENT) {
        prefixes.add(literal.toString());
        literal.setLength(0);
      } else if (c == CONSTANT) {
        literal.append(site.bsmArgs[constant++]);
      } else {
        literal.append(c);
      }
    }
    return new Recipe(prefixes, literal.toString());
  }

  /** Whether {@link #text} says it all: no literal has the character that stands for an argument. */
  boolean isText() {
    return suffix.indexOf(ARGUMENT) < 0
        && prefixes.stream().allMatch(prefix -> prefix.indexOf(ARGUMENT) < 0);
  }

  /** Literals in order, with \1 for each argument. */
  String text() {
    return String.join("", prefixes.stream().map(prefix -> prefix + ARGUMENT).toList()) + suffix;
  }
}
