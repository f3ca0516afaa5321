package kiln.link.lower;

import java.util.ArrayDeque;
import java.util.List;
import kiln.link.closure.CallSite;
import kiln.link.flow.Body;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The part of a method that only looks and returns: of a check of arguments what finds them right,
 * of a value that is computed once what finds it there.
 *
 * <p>It is copied to the callers in place of the method. As it changes nothing, it may give up
 * wherever it does not know how to go on and call the method, which starts from the beginning; so
 * exceptions come from the method itself, with its frame, and its rare paths stand once in an image.
 */
final class Shortcut implements Opcodes {
  /** Instructions, labels and line marks not counted, that are still worth copying. */
  private static final int LONGEST = 24;

  private final Lowering lowering;
  private final Body body;
  private final boolean[] inside;
  private final int parameters; // the local variables that hold them, from 0
  private int length;

  private Shortcut(Lowering lowering, Body body) {
    this.lowering = lowering;
    this.body = body;
    this.inside = new boolean[body.size()];
    int arguments = Type.getArgumentsAndReturnSizes(body.method.descriptor) >> 2;
    this.parameters = arguments - (body.method.isStatic() ? 1 : 0);
  }

  /** Null if the method has none: a return that cannot be come to so, or nothing but looking. */
  static Shortcut of(Lowering lowering, Body body) {
    if (lowering.looks(body.method)) {
      return null;
    }
    Shortcut shortcut = new Shortcut(lowering, body);
    shortcut.walk();
    return shortcut.isWorthwhile() ? shortcut : null;
  }

  /** Does the instruction belong to it? */
  boolean contains(int index) {
    return inside[index];
  }

  private boolean isWorthwhile() {
    boolean leaves = false;
    for (int i = 0; i < inside.length; i++) {
      int op = body.instruction(i).getOpcode();
      if (op >= 0 && body.reaches(i) && !inside[i]) {
        if (op >= IRETURN && op <= RETURN) {
          return false;
        }
        leaves = true;
      }
    }
    return leaves && length <= LONGEST;
  }

  private void walk() {
    ColdPaths paths = lowering.coldPaths(body.method);
    ArrayDeque<Integer> work = new ArrayDeque<>(List.of(0));
    while (!work.isEmpty()) {
      int index = work.pop();
      if (!inside[index] && onlyLooks(index)) {
        inside[index] = true;
        length += body.instruction(index).getOpcode() >= 0 ? 1 : 0;
        for (int next : paths.successors(index)) {
          work.push(next);
        }
      }
    }
  }

  private boolean onlyLooks(int index) {
    AbstractInsnNode insn = body.instruction(index);
    if (insn instanceof VarInsnNode variable && insn.getOpcode() >= ISTORE) {
      return variable.var >= parameters;
    } else if (insn instanceof IincInsnNode counter) {
      return counter.var >= parameters;
    }
    return switch (insn.getOpcode()) {
      case PUTFIELD, PUTSTATIC, CHECKCAST -> false;
      case GETFIELD, ARRAYLENGTH -> true; // gives up on a null
      case INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE -> calls(index);
      default -> lowering.isQuiet(body, index);
    };
  }

  /** Is it a call of a method that only looks itself? */
  private boolean calls(int index) {
    CallSite site = CallSite.of(lowering.world(), lowering.rules(), body, index);
    return site instanceof CallSite.Direct direct
        && lowering.callsAtOnce(body, index, direct)
        && lowering.onlyLooks(direct.method());
  }
}
