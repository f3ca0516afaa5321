package kiln.link.flow;

import java.util.List;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * A method ready to be summarised and lowered: without {@code invokedynamic}, with what is known
 * before each instruction.
 */
public final class Body {
  public final MethodInfo method;

  /** A copy of the class file's code; changed only while it was made ready. */
  public final MethodNode code;

  private final Frame<Value>[] frames;
  private final List<List<TryCatchBlockNode>> handlers;
  private final int[] places; // of the instructions in the class file

  Body(MethodInfo method, MethodNode code, Frame<Value>[] frames) {
    this.method = method;
    this.code = code;
    this.frames = frames;
    this.handlers = Flow.handlersByInstruction(code);
    this.places = places(code);
  }

  private static int[] places(MethodNode code) {
    int[] places = new int[code.instructions.size()];
    int place = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = place;
      place += code.instructions.get(i) instanceof Inserted ? 0 : 1;
    }
    return places;
  }

  /** The number of instructions, labels and line marks included. */
  public int size() {
    return frames.length;
  }

  public AbstractInsnNode instruction(int index) {
    return code.instructions.get(index);
  }

  /** Where the instruction at {@code index} stands in the class file's code. */
  public int place(int index) {
    return places[index];
  }

  /** Can control come to the instruction at {@code index}? */
  public boolean reaches(int index) {
    return frames[index] != null;
  }

  public int stackSize(int index) {
    return frames[index].getStackSize();
  }

  /** The {@code depth}-th value of the stack from the top (0) before an instruction. */
  public Value stack(int index, int depth) {
    Frame<Value> frame = frames[index];
    return frame.getStack(frame.getStackSize() - 1 - depth);
  }

  /** The stack entry at {@code position} from the bottom (0) before an instruction. */
  public Value stackFromBottom(int index, int position) {
    return frames[index].getStack(position);
  }

  public Value local(int index, int variable) {
    return frames[index].getLocal(variable);
  }

  /** The handlers that cover an instruction, innermost first. */
  public List<TryCatchBlockNode> handlers(int index) {
    return handlers.get(index);
  }

  /** Whether the conditional jump at {@code index} is always or never taken; null if it depends. */
  public Boolean taken(int index) {
    return Branches.taken(instruction(index).getOpcode(), frames[index]);
  }
}
