package kiln.link.world;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Access to members depends on who asks. Where a method of {@code java.lang.reflect} wants to know
 * its caller, the caller in an image says so right before the call.
 */
public final class Callers {
  private static final String RUNTIME = "kiln/runtime/reflect/Caller";
  private static final String PACKAGE = "java/lang/reflect/";
  private static final Set<String> ASKING =
      Set.of("Method", "Constructor", "Field", "AccessibleObject", "Executable");

  private Callers() {}

  /** Has every caller in the class say so. */
  public static void announce(ClassNode type) {
    for (MethodNode method : type.methods) {
      for (AbstractInsnNode insn : method.instructions) {
        if (insn instanceof MethodInsnNode call && matters(call)) {
          method.instructions.insertBefore(call, announcement(type));
          method.maxStack++;
        }
      }
    }
  }

  /** Does the called method ask for its caller? */
  private static boolean matters(MethodInsnNode call) {
    if (call.owner.equals("java/lang/Class")) {
      return call.name.equals("newInstance");
    } else if (call.owner.equals(PACKAGE + "InvocationHandler")) {
      return call.name.equals("invokeDefault");
    }
    return call.owner.startsWith(PACKAGE)
        && ASKING.contains(call.owner.substring(PACKAGE.length()))
        && (call.name.equals("invoke")
            || call.name.equals("newInstance")
            || call.name.equals("canAccess")
            || call.name.endsWith("etAccessible") // set, trySet
            || call.owner.endsWith("/Field") && isAccess(call.name));
  }

  private static boolean isAccess(String name) {
    return name.startsWith("get") && !name.equals("getType") && !name.equals("getName")
        || name.startsWith("set");
  }

  /** What goes before the call; the stack is as it was. */
  private static InsnList announcement(ClassNode caller) {
    InsnList code = new InsnList();
    code.add(new LdcInsnNode(Type.getObjectType(caller.name)));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC, RUNTIME, "is", "(Ljava/lang/Class;)V", false));
    return code;
  }
}
