package kiln.link.reflect;

import java.util.List;
import java.util.SortedMap;
import kiln.link.declare.LocaleTable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class that holds the texts of declared locales. Those of one are a string constant: for each
 * entry a line end and fields, each ended by the character 1, namely the entry's name, then {@code
 * s} and a text, or {@code a} and all texts of an array.
 */
public final class LocaleClasses implements Opcodes {
  private static final String STRING = "Ljava/lang/String;";

  private LocaleClasses() {}

  /**
   * The class {@code kiln.generated.Locales}: {@code texts} gives the texts of a language tag, or
   * null; {@code tags} all tags, each ended by a line's end.
   */
  public static ClassNode declared(LocaleTable table) {
    ClassNode type = make(Classes.GENERATED + "Locales", table);
    StringBuilder tags = new StringBuilder();
    table.texts().keySet().forEach(tag -> tags.append(tag).append('\n'));
    Classes.constant(type, "tags", tags.toString());
    return type;
  }

  /** The class {@code name}, whose method {@code texts} gives the table's texts. */
  static byte[] of(String name, LocaleTable table) {
    return Classes.bytes(make(name, table));
  }

  private static ClassNode make(String name, LocaleTable table) {
    ClassNode type = Classes.make(name);
    MethodNode method = Classes.method(type, "texts", "(" + STRING + ")" + STRING);
    Classes.switchOnString(method, table.texts().keySet(), tag -> {
      method.visitLdcInsn(lines(table.texts().get(tag)));
      method.visitInsn(ARETURN);
    });
    method.visitInsn(ACONST_NULL);
    method.visitInsn(ARETURN);
    Classes.end(method, 1);
    return type;
  }

  private static String lines(SortedMap<String, Object> texts) {
    StringBuilder lines = new StringBuilder();
    texts.forEach((key, value) -> {
      field(lines.append('\n'), key);
      if (value instanceof List<?> all) {
        field(lines, "a");
        all.forEach(each -> field(lines, (String) each));
      } else {
        field(field(lines, "s"), (String) value);
      }
    });
    return lines.toString();
  }

  private static StringBuilder field(StringBuilder lines, String text) {
    return lines.append(text).append('\u0001');
  }
}
