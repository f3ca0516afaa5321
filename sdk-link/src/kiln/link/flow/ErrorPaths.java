package kiln.link.flow;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** Tells the code that only makes an exception from all other. */
final class ErrorPaths implements Opcodes {
  private static final String THROWABLE = "java/lang/Throwable";

  private ErrorPaths() {}

  /** Does control from that instruction always come to a throw, or give an exception back? */
  static boolean contain(World world, MethodNode method, AbstractInsnNode from) {
    return givesThrowable(world, method) || endsInThrow(method.instructions, from);
  }

  private static boolean givesThrowable(World world, MethodNode method) {
    Type type = Type.getReturnType(method.desc);
    return type.getSort() == Type.OBJECT && world.isSubtype(type.getInternalName(), THROWABLE);
  }

  private static boolean endsInThrow(InsnList code, AbstractInsnNode from) {
    Set<AbstractInsnNode> seen = new HashSet<>();
    ArrayDeque<AbstractInsnNode> work = new ArrayDeque<>(List.of(from));
    while (!work.isEmpty()) {
      AbstractInsnNode insn = work.pop();
      int op = insn.getOpcode();
      if (op >= IRETURN && op <= RETURN) {
        return false;
      }
      if (seen.add(insn)) {
        for (LabelNode target : Jumps.targets(insn)) {
          if (code.indexOf(target) <= code.indexOf(insn)) {
            return false; // round a loop, who knows how often
          }
          work.push(target);
        }
        if (Jumps.fallThrough(insn)) {
          work.push(insn.getNext());
        }
      }
    }
    return true;
  }
}
