package kiln.link.lower;

import java.util.Set;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;

/**
 * Reads a character of a string, or a code point, where it is asked for. {@code String.charAt} is
 * two calls deep, and what scans texts does little else; most often the string has one byte for each
 * character, which then is the code point, and the index is inside. Everything else is left to the
 * call, exceptions and their traces included.
 */
final class CharAt {
  private static final String STRING = "java/lang/String";
  private static final String SEQUENCE = "java/lang/CharSequence";
  private static final String BEFORE =
      "java/lang/Character.codePointBefore(Ljava/lang/CharSequence;I)I";

  private static final Set<String> MEANT =
      Set.of(
          STRING + ".charAt(I)C",
          SEQUENCE + ".charAt(I)C",
          STRING + ".codePointAt(I)I",
          "java/lang/Character.codePointAt(Ljava/lang/CharSequence;I)I",
          BEFORE);

  private final Lowering lowering;
  private final Frame frame;

  CharAt(Lowering lowering, Frame frame) {
    this.lowering = lowering;
    this.frame = frame;
  }

  /** Is the method, or may it be, that of strings? */
  boolean isMeant(MethodInfo method) {
    return MEANT.contains(name(method)) && isKept("value", "[B") && isKept("coder", "B");
  }

  private static String name(MethodInfo method) {
    return method.owner.name + "." + method.signature();
  }

  private FieldInfo field(String name, String descriptor) {
    return lowering.world().resolveField(STRING, name, descriptor);
  }

  private boolean isKept(String name, String descriptor) {
    FieldInfo field = field(name, descriptor);
    return field != null && lowering.layout().isKept(field) && lowering.isWritten(field);
  }

  /**
   * Writes the read.
   *
   * @param receiver of the call, not null, or the first argument of a static one; of any class if
   *     {@code method} is not that of strings
   * @param call what gives the character where it cannot be read here; it raises its exceptions
   * @return the temporary that holds the character
   */
  String write(MethodInfo method, String receiver, String index, String call) {
    ClassUnit unit = frame.unit;
    String value = "AT(Object, " + unit.field(receiver, field("value", "[B")) + ")";
    String coder = unit.field(receiver, field("coder", "B"));
    String at = name(method).equals(BEFORE) ? index + " - 1" : index;
    String read = "kiln_latin_at(" + value + ", " + coder + ", " + at + ")";
    if (!method.owner.name.equals(STRING)) {
      String given = method.isStatic() ? receiver + " && " : "";
      String isString = given + receiver + "->class_ == REF(&" + unit.type(STRING) + ")";
      read = "LIKELY(" + isString + ") ? " + read + " : -1";
    }
    String result = frame.stack.temporary('I', read);
    frame.line("if (UNLIKELY(" + result + " < 0)) { " + result + " = " + call + ";");
    frame.checkRaised();
    frame.line("}");
    return result;
  }
}
