package kiln.link.closure;

import kiln.link.flow.Body;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * {@code AccessController.doPrivileged}: there are no privileges, so the action is simply run. As
 * one method it would call every action of the library.
 */
final class Privileged {
  private static final String ACTION = "java/security/PrivilegedAction";
  private static final String EXCEPTION_ACTION = "java/security/PrivilegedExceptionAction";

  private Privileged() {}

  /** The call of the action's run, on the first argument; null if this is another call. */
  static CallSite of(World world, Body body, int index, MethodInsnNode call) {
    if (!call.owner.equals("java/security/AccessController")
        || !call.name.startsWith("doPrivileged")) {
      return null;
    }
    Type[] types = Type.getArgumentTypes(call.desc);
    String action = types[0].getInternalName();
    // an app may count on the checked exception being wrapped; the library only unwraps it
    if (!action.equals(ACTION)
        && !(action.equals(EXCEPTION_ACTION) && body.method.owner.isLibrary())) {
      return null;
    }
    MethodInfo run = world.resolveMethod(action, "run", "()Ljava/lang/Object;");
    return CallSite.dispatch(world, body.stack(index, types.length - 1), action, run);
  }
}
