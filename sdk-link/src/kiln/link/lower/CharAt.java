package kiln.link.lower;

import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;

/**
 * Reads a character of a string where it is asked for. {@code String.charAt} is two calls deep, and
 * what scans texts does little else; most often the string has one byte for each character, and the
 * index is inside. Everything else is left to the call, exceptions and their traces included.
 */
final class CharAt {
  private static final String STRING = "java/lang/String";
  private static final String SEQUENCE = "java/lang/CharSequence";

  private final Lowering lowering;
  private final Frame frame;

  CharAt(Lowering lowering, Frame frame) {
    this.lowering = lowering;
    this.frame = frame;
  }

  /** Is the method, or may it be, that of strings? */
  boolean isMeant(MethodInfo method) {
    boolean owner = method.owner.name.equals(STRING) || method.owner.name.equals(SEQUENCE);
    return owner && method.signature().equals("charAt(I)C") && isKept("value", "[B")
        && isKept("coder", "B");
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
   * @param receiver of the call, not null; of any class if {@code method} is not that of strings
   * @param call what gives the character where it cannot be read here; it raises its exceptions
   * @return the temporary that holds the character
   */
  String write(MethodInfo method, String receiver, String index, String call) {
    ClassUnit unit = frame.unit;
    String value = "AT(Object, " + unit.field(receiver, field("value", "[B")) + ")";
    String coder = unit.field(receiver, field("coder", "B"));
    String read = "kiln_latin_at(" + value + ", " + coder + ", " + index + ")";
    if (!method.owner.name.equals(STRING)) {
      read = "LIKELY(" + receiver + "->class_ == REF(&" + unit.type(STRING) + ")) ? " + read + " : -1";
    }
    String result = frame.stack.temporary('I', read);
    frame.line("if (UNLIKELY(" + result + " < 0)) { " + result + " = " + call + ";");
    frame.checkRaised();
    frame.line("}");
    return result;
  }
}
