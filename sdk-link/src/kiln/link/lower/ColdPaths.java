package kiln.link.lower;

import java.util.ArrayDeque;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kiln.link.flow.Body;
import kiln.link.flow.Jumps;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;

/**
 * Which instructions of a body run only on the way to an exception, or in the handling of one.
 *
 * <p>An instruction is warm if control comes to it without an exception and may go on from it to a
 * return, or round a loop. All others are cold: they are compiled for size, and do not count when a
 * method is measured for inlining.
 */
final class ColdPaths implements Opcodes {
  private final Body body;
  private final boolean[] warm;
  private final int warmCount;
  private final int warmCalls;

  private ColdPaths(Body body) {
    this.body = body;
    this.warm = new boolean[body.size()];
    boolean[] returns = returning();
    walk(0, returns);
    this.warmCount = count(opcode -> opcode >= 0);
    this.warmCalls = count(opcode -> opcode >= INVOKEVIRTUAL && opcode <= NEW);
  }

  static ColdPaths of(Body body) {
    return new ColdPaths(body);
  }

  /** Does the instruction run only around exceptions? */
  boolean isCold(int index) {
    return !warm[index];
  }

  /** The number of warm instructions, labels and line marks not counted. */
  int warmCount() {
    return warmCount;
  }

  /** How many of the warm instructions call something, or allocate an object. */
  int warmCalls() {
    return warmCalls;
  }

  private int count(IntPredicate opcodes) {
    int count = 0;
    for (int i = 0; i < warm.length; i++) {
      count += warm[i] && opcodes.test(body.instruction(i).getOpcode()) ? 1 : 0;
    }
    return count;
  }

  /** From which instructions control may come to a return, or round a loop. */
  private boolean[] returning() {
    boolean[] result = new boolean[body.size()];
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int i = body.size() - 1; i >= 0; i--) {
        if (!result[i] && body.reaches(i) && returns(i, result)) {
          result[i] = true;
          changed = true;
        }
      }
    }
    return result;
  }

  private boolean returns(int index, boolean[] known) {
    int op = body.instruction(index).getOpcode();
    if (op >= IRETURN && op <= RETURN) {
      return true;
    }
    for (int next : successors(index)) {
      if (next <= index || known[next]) {
        return true;
      }
    }
    return false;
  }

  private void walk(int from, boolean[] returns) {
    ArrayDeque<Integer> work = new ArrayDeque<>();
    work.push(from);
    while (!work.isEmpty()) {
      int index = work.pop();
      if (returns[index] && !warm[index]) {
        warm[index] = true;
        for (int next : successors(index)) {
          work.push(next);
        }
      }
    }
  }

  /** The instructions that control goes on to without an exception. */
  int[] successors(int index) {
    AbstractInsnNode insn = body.instruction(index);
    Boolean taken = insn instanceof JumpInsnNode ? body.taken(index) : null;
    boolean stays = taken != null ? !taken : Jumps.fallThrough(insn);
    IntStream targets =
        Jumps.targets(insn).stream()
            .filter(label -> !Boolean.FALSE.equals(taken))
            .mapToInt(body.code.instructions::indexOf)
            .filter(body::reaches);
    return IntStream.concat(targets, stays ? IntStream.of(index + 1) : IntStream.empty()).toArray();
  }
}
