package kiln.link.closure;

import java.util.Set;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** The signature-polymorphic methods of VarHandle (JVMS §2.9.3), which the native step writes out. */
public final class Polymorphic {
  /** What an access does; the orders of memory are alike on one core. */
  public enum Access {
    GET,
    SET,
    COMPARE_AND_SET,
    COMPARE_AND_EXCHANGE,
    GET_AND_SET,
    GET_AND_ADD,
    GET_AND_OR,
    GET_AND_AND,
    GET_AND_XOR
  }

  private static final Set<String> OTHERS =
      Set.of("withInvokeExactBehavior", "withInvokeBehavior", "toString", "hashCode", "equals");

  private static final String VIEWS = "kiln/runtime/invoke/Views";

  private Polymorphic() {}

  /** The field of a handle that holds the offset of its variable. */
  public static FieldInfo offset(World world) {
    return world.find("java/lang/invoke/VarHandle").field("offset");
  }

  /** The access, or null if the instruction is no such call. */
  public static Access of(MethodInsnNode call) {
    if (!call.owner.equals("java/lang/invoke/VarHandle") || OTHERS.contains(call.name)) {
      return null;
    }
    String name = call.name;
    if (name.startsWith("getAndSet")) {
      return Access.GET_AND_SET;
    } else if (name.startsWith("getAndAdd")) {
      return Access.GET_AND_ADD;
    } else if (name.startsWith("getAndBitwiseOr")) {
      return Access.GET_AND_OR;
    } else if (name.startsWith("getAndBitwiseAnd")) {
      return Access.GET_AND_AND;
    } else if (name.startsWith("getAndBitwiseXor")) {
      return Access.GET_AND_XOR;
    } else if (name.startsWith("compareAndExchange")) {
      return Access.COMPARE_AND_EXCHANGE;
    } else if (name.startsWith("compareAndSet") || name.startsWith("weakCompareAndSet")) {
      return Access.COMPARE_AND_SET;
    } else if (Set.of("get", "getVolatile", "getAcquire", "getOpaque").contains(name)) {
      return Access.GET;
    } else if (Set.of("set", "setVolatile", "setRelease", "setOpaque").contains(name)) {
      return Access.SET;
    }
    return null; // static fences and descriptions
  }

  /**
   * The method that reads or writes a word of another type in an array of bytes; null if the
   * access is of another kind (JDK: byteArrayViewVarHandle).
   */
  static MethodInfo view(World world, MethodInsnNode call, Access access) {
    Type[] types = Type.getArgumentTypes(call.desc);
    int coordinates = access == Access.GET ? types.length : types.length - 1;
    if (access != Access.GET && access != Access.SET
        || coordinates != 2
        || !types[0].getDescriptor().equals("[B")) {
      return null;
    }
    Type variable = access == Access.GET ? Type.getReturnType(call.desc) : types[2];
    if (variable.getSort() <= Type.BYTE && variable.getSort() != Type.CHAR) {
      return null;
    }
    String name = variable.getClassName();
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    String descriptor =
        "(Ljava/lang/invoke/VarHandle;[BI"
            + (access == Access.GET ? ")" + variable : variable + ")V");
    return world.find(VIEWS).method((access == Access.GET ? "get" : "set") + capital, descriptor);
  }
}
