package kiln.link.closure;

import kiln.link.world.MethodInfo;
import org.objectweb.asm.Type;

/** Names of methods: for people, and for C. */
public final class Names {
  private Names() {}

  /** The C symbol of a native method: {@code kiln_<class>_<method>}. */
  public static String nativeSymbol(MethodInfo method) {
    return "kiln_" + identifier(method.owner.name) + "_" + identifier(method.name);
  }

  /** Letters, digits and underscores only. */
  public static String identifier(String name) {
    StringBuilder result = new StringBuilder();
    for (char c : name.toCharArray()) {
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '_');
      result.append(plain ? c : '_');
    }
    return result.toString();
  }

  /** As a Java programmer would write it: {@code java.util.List.add(Object)}. */
  public static String readable(MethodInfo method) {
    StringBuilder result = new StringBuilder(method.owner.name.replace('/', '.'));
    result.append('.').append(method.name).append('(');
    String separator = "";
    for (Type type : Type.getArgumentTypes(method.descriptor)) {
      String name = type.getClassName();
      result.append(separator).append(name.substring(name.lastIndexOf('.') + 1));
      separator = ", ";
    }
    return result.append(')').toString();
  }
}
