package kiln.link.reflect;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import kiln.link.declare.ZoneTable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class that holds the declared time zones: the rules of one are a string constant, a character a
 * byte, which {@code kiln.runtime.zone} reads when the zone is asked for.
 */
public final class ZoneClasses implements Opcodes {
  private static final String READER = "kiln/runtime/zone/TableReader";
  private static final String STRING = "Ljava/lang/String;";
  private static final String RULES = "Ljava/time/zone/ZoneRules;";
  private static final String INFO = "Lsun/util/calendar/ZoneInfo;";

  private ZoneClasses() {}

  /**
   * The class {@code kiln.generated.Zones}.
   *
   * @param declared the zones of the image
   * @param known names of all zones of the JDK
   */
  public static ClassNode declared(ZoneTable declared, Collection<String> known) {
    ClassNode type = Classes.make(Classes.GENERATED + "Zones");
    StringBuilder names = new StringBuilder();
    declared.rules().keySet().forEach(name -> names.append(name).append('\n'));
    Classes.constant(type, "names", names.toString());
    Classes.constant(type, "known", hashes(known));
    reading(type, declared, "rules", STRING, RULES);
    reading(type, declared, "info", STRING + STRING, INFO);
    return type;
  }

  /** Ascending, two characters each; alone they tell which names there are well enough. */
  private static String hashes(Collection<String> names) {
    StringBuilder text = new StringBuilder();
    names.stream()
        .mapToInt(String::hashCode)
        .sorted()
        .forEach(hash -> text.append((char) (hash >>> 16)).append((char) hash));
    return text.toString();
  }

  /** A method that hands the rules of the zone it is asked for to the reader's of the same name. */
  private static void reading(
      ClassNode type, ZoneTable zones, String name, String arguments, String result) {
    MethodNode method = Classes.method(type, name, "(" + STRING + ")" + result);
    Classes.switchOnString(method, zones.rules().keySet(), zone -> {
      method.visitLdcInsn(new String(zones.rules().get(zone), StandardCharsets.ISO_8859_1));
      if (!arguments.equals(STRING)) {
        method.visitVarInsn(ALOAD, 0);
      }
      method.visitMethodInsn(INVOKESTATIC, READER, name, "(" + arguments + ")" + result, false);
      method.visitInsn(ARETURN);
    });
    method.visitInsn(ACONST_NULL);
    method.visitInsn(ARETURN);
    Classes.end(method, 1);
  }
}
