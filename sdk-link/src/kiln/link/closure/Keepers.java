package kiln.link.closure;

import java.util.HashMap;
import java.util.Map;
import kiln.link.flow.Lambdas;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Constructors that only keep what they are given: they write fields of the new object, make other
 * objects likewise, and neither read a field of anything else nor call what could.
 */
final class Keepers implements Opcodes {
  private final World world;
  private final Map<MethodInfo, Boolean> known = new HashMap<>();

  Keepers(World world) {
    this.world = world;
  }

  /** Does the instruction call such a constructor, or make a lambda, which keeps what it captures? */
  boolean keeps(AbstractInsnNode insn) {
    if (insn instanceof InvokeDynamicInsnNode site) {
      return Lambdas.isLambda(site);
    }
    return insn instanceof MethodInsnNode call
        && call.getOpcode() == INVOKESPECIAL
        && call.name.equals("<init>")
        && isKeeper(call);
  }

  /** May what runs there read fields of an object that others keep? */
  boolean mayRun(AbstractInsnNode insn) {
    if (!(insn instanceof MethodInsnNode call)) {
      return insn instanceof InvokeDynamicInsnNode && !keeps(insn);
    }
    return !(call.getOpcode() == INVOKESTATIC && isOfNumbers(call)) && !keeps(call);
  }

  /** A static method without references has only statics to start from, where no keeper is. */
  private static boolean isOfNumbers(MethodInsnNode call) {
    for (Type type : Type.getArgumentTypes(call.desc)) {
      if (type.getSort() >= Type.ARRAY) {
        return false;
      }
    }
    return true;
  }

  private boolean isKeeper(MethodInsnNode call) {
    ClassInfo type = world.find(call.owner);
    MethodInfo constructor = type == null ? null : type.method(call.name, call.desc);
    if (constructor == null || constructor.isNative()) {
      return false;
    }
    Boolean before = known.get(constructor);
    if (before == null) {
      known.put(constructor, false); // what a circle finds
      before = onlyKeeps(constructor);
      known.put(constructor, before);
    }
    return before;
  }

  private boolean onlyKeeps(MethodInfo constructor) {
    Self self = Self.in(constructor);
    for (int i = 0; i < self.size(); i++) {
      if (self.reaches(i) && !onlyKeeps(self, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean onlyKeeps(Self self, int index) {
    AbstractInsnNode insn = self.instruction(index);
    return switch (insn.getOpcode()) {
      case GETFIELD -> self.isSelf(index, 0);
      case PUTFIELD -> self.isSelf(index, 1);
      case PUTSTATIC, AASTORE, MONITORENTER, MONITOREXIT -> false;
      default -> !mayRun(insn);
    };
  }
}
