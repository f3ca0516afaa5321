package kiln.link.reflect;

import java.util.SortedMap;
import kiln.link.declare.CurrencyTable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class that holds what currencies are called. The names of one locale are a string constant:
 * for each a line end, the currency's code, the name.
 */
final class CurrencyClasses implements Opcodes {
  /** The generated class. */
  static final String NAME = Classes.GENERATED + "Currencies";

  private static final String STRING = "Ljava/lang/String;";

  private CurrencyClasses() {}

  /** Its methods {@code symbols} and {@code names} take a language tag, and give null for others. */
  static byte[] of(CurrencyTable table) {
    ClassNode type = Classes.make(NAME);
    add(type, "symbols", table.symbols());
    add(type, "names", table.names());
    return Classes.bytes(type);
  }

  private static void add(
      ClassNode type, String name, SortedMap<String, SortedMap<String, String>> texts) {
    MethodNode method = Classes.method(type, name, "(" + STRING + ")" + STRING);
    Classes.switchOnString(method, texts.keySet(), tag -> {
      StringBuilder lines = new StringBuilder();
      texts.get(tag).forEach((code, text) -> lines.append('\n').append(code).append(text));
      method.visitLdcInsn(lines.append('\n').toString());
      method.visitInsn(ARETURN);
    });
    method.visitInsn(ACONST_NULL);
    method.visitInsn(ARETURN);
    Classes.end(method, 1);
  }
}
