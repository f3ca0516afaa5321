package kiln.link.lower;

import java.util.BitSet;
import kiln.link.flow.Jumps;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which local variables a method has written before an instruction, as HotSpot 17 counts when it
 * tells a parameter from a variable that has no name: from the top downwards, until it first comes
 * to the instruction. So what a loop writes further down does not count, nor does a handler know of
 * what was written before the exception.
 */
final class Written implements Opcodes {
  private static final int TOLD_APART = 64;

  private final InsnList code;
  private final BitSet[] now; // null: not come to yet
  private final BitSet[] seen; // as it was when it was first come to
  private boolean added;

  private Written(MethodNode method) {
    this.code = method.instructions;
    this.now = new BitSet[code.size()];
    this.seen = new BitSet[code.size()];
    now[0] = new BitSet();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      now[code.indexOf(block.handler)] = new BitSet();
    }
  }

  static Written in(MethodNode method) {
    Written written = new Written(method);
    do {
      written.added = false;
      written.pass();
    } while (written.added);
    return written;
  }

  /** Has the variable been written before the instruction? Of those from 64 on HotSpot says yes. */
  boolean isWritten(int index, int variable) {
    return variable >= TOLD_APART || seen[index] != null && seen[index].get(variable);
  }

  private void pass() {
    for (int i = 0; i < now.length; i++) {
      if (now[i] != null) {
        seen[i] = seen[i] == null ? (BitSet) now[i].clone() : seen[i];
        AbstractInsnNode insn = code.get(i);
        BitSet after = after(insn, now[i]);
        for (LabelNode target : Jumps.targets(insn)) {
          merge(code.indexOf(target), after);
        }
        if (Jumps.fallThrough(insn) && i + 1 < now.length) {
          merge(i + 1, after);
        }
      }
    }
  }

  private static BitSet after(AbstractInsnNode insn, BitSet before) {
    BitSet after = (BitSet) before.clone();
    int op = insn.getOpcode();
    if (insn instanceof IincInsnNode counter) {
      after.set(counter.var);
    } else if (insn instanceof VarInsnNode variable && op >= ISTORE) {
      boolean wide = op == LSTORE || op == DSTORE;
      after.set(variable.var, variable.var + (wide ? 2 : 1));
    }
    return after;
  }

  private void merge(int index, BitSet state) {
    if (now[index] == null) {
      now[index] = (BitSet) state.clone();
      added = true;
    } else {
      now[index].or(state);
    }
  }
}
