package kiln.link.flow;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/** What an instruction makes certain of local variables by having gone on. */
final class Certainty implements Opcodes {
  private Certainty() {}

  /** Puts into {@code after} what holds once the instruction has run without an exception. */
  static void follow(AbstractInsnNode insn, Frame<Value> before, Frame<Value> after) {
    int op = insn.getOpcode();
    if (op >= ISTORE && op <= ASTORE) {
      store((VarInsnNode) insn, after);
      return;
    }
    int depth = depthOfReceiver(insn);
    if (depth >= 0) {
      present(before.getStack(before.getStackSize() - 1 - depth), after);
    }
  }

  /** The variable that holds {@code value} is not null from here on. */
  static void present(Value value, Frame<Value> frame) {
    if (value.kind() == 'A' && value.local() != Value.NOWHERE && !value.isNull()) {
      Value held = frame.getLocal(value.local());
      if (held.kind() == 'A' && !held.isNull()) {
        frame.setLocal(value.local(), held.present());
      }
    }
  }

  /** Entries of the stack that were the variable's value are no longer. */
  private static void store(VarInsnNode insn, Frame<Value> after) {
    int last = insn.getOpcode() == LSTORE || insn.getOpcode() == DSTORE ? insn.var + 1 : insn.var;
    for (int i = 0; i < after.getStackSize(); i++) {
      Value entry = after.getStack(i);
      if (entry.local() >= insn.var && entry.local() <= last) {
        after.setStack(i, entry.in(Value.NOWHERE));
      }
    }
    AbstractInsnNode previous = insn.getPrevious();
    if (insn.getOpcode() == ASTORE && previous != null && previous.getOpcode() == DUP) {
      int top = after.getStackSize() - 1;
      after.setStack(top, after.getStack(top).in(insn.var));
    }
  }

  /** How far below the top lies what must not be null; -1 if there is no such thing. */
  private static int depthOfReceiver(AbstractInsnNode insn) {
    int op = insn.getOpcode();
    if (insn instanceof MethodInsnNode call) {
      return op == INVOKESTATIC ? -1 : Type.getArgumentTypes(call.desc).length;
    }
    return switch (op) {
      case GETFIELD, ARRAYLENGTH, MONITORENTER, ATHROW -> 0;
      case PUTFIELD, IALOAD, LALOAD, FALOAD, DALOAD, AALOAD, BALOAD, CALOAD, SALOAD -> 1;
      case IASTORE, LASTORE, FASTORE, DASTORE, AASTORE, BASTORE, CASTORE, SASTORE -> 2;
      default -> -1;
    };
  }
}
