package kiln.link.closure;

import java.util.ArrayList;
import java.util.List;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Where in a constructor the object itself is: which values are {@code this}, and may be. */
final class Self implements Opcodes {
  private static final BasicValue SELF = new BasicValue(Type.getObjectType("self"));
  private static final BasicValue PERHAPS = new BasicValue(Type.getObjectType("perhaps"));

  private final MethodInfo method;
  private final List<List<Integer>> successors = new ArrayList<>();
  private final List<List<Integer>> handlers = new ArrayList<>();
  private final Frame<BasicValue>[] frames;

  private Self(MethodInfo method) {
    this.method = method;
    for (int i = 0; i < method.node.instructions.size(); i++) {
      successors.add(new ArrayList<>());
      handlers.add(new ArrayList<>());
    }
    try {
      this.frames = new Paths().analyze(method.owner.name, method.node);
    } catch (AnalyzerException e) {
      throw new IllegalStateException("code that does not verify: " + method, e);
    }
  }

  static Self in(MethodInfo constructor) {
    return new Self(constructor);
  }

  /** The number of arguments that a descriptor names. */
  static int arguments(String descriptor) {
    return Type.getArgumentTypes(descriptor).length;
  }

  private final class Paths extends Analyzer<BasicValue> {
    Paths() {
      super(new Tracker());
    }

    @Override
    protected void newControlFlowEdge(int from, int to) {
      successors.get(from).add(to);
    }

    @Override
    protected boolean newControlFlowExceptionEdge(int from, int to) {
      handlers.get(from).add(to);
      return true;
    }
  }

  private static final class Tracker extends BasicInterpreter {
    Tracker() {
      super(ASM9);
    }

    @Override
    public BasicValue newParameterValue(boolean instance, int local, Type type) {
      return instance && local == 0 ? SELF : newValue(type);
    }

    @Override
    public BasicValue unaryOperation(AbstractInsnNode insn, BasicValue value)
        throws AnalyzerException {
      return insn.getOpcode() == CHECKCAST ? value : super.unaryOperation(insn, value);
    }

    @Override
    public BasicValue merge(BasicValue a, BasicValue b) {
      boolean self = a == SELF || b == SELF || a == PERHAPS || b == PERHAPS;
      return a == b ? a : self ? PERHAPS : super.merge(a, b);
    }
  }

  int size() {
    return frames.length;
  }

  AbstractInsnNode instruction(int index) {
    return method.node.instructions.get(index);
  }

  boolean reaches(int index) {
    return frames[index] != null;
  }

  /** The instructions that control may go on to without an exception. */
  List<Integer> successors(int index) {
    return successors.get(index);
  }

  /** The handlers that control may go to from there. */
  List<Integer> handlers(int index) {
    return handlers.get(index);
  }

  /** Is the {@code depth}-th value on the stack the object for sure? */
  boolean isSelf(int index, int depth) {
    return value(index, depth) == SELF;
  }

  boolean mayBeSelf(int index, int depth) {
    return isSelf(index, depth) || value(index, depth) == PERHAPS;
  }

  private BasicValue value(int index, int depth) {
    Frame<BasicValue> frame = frames[index];
    return frame.getStack(frame.getStackSize() - 1 - depth);
  }

  /** How many of the values that the instruction gives to others may be the object. */
  int escaping(int index) {
    AbstractInsnNode insn = instruction(index);
    int given =
        switch (insn.getOpcode()) {
          case PUTFIELD, PUTSTATIC, AASTORE, ARETURN, ATHROW -> 1;
          case INVOKESTATIC -> arguments(((MethodInsnNode) insn).desc);
          case INVOKEVIRTUAL, INVOKESPECIAL, INVOKEINTERFACE ->
              arguments(((MethodInsnNode) insn).desc) + 1;
          case INVOKEDYNAMIC -> arguments(((InvokeDynamicInsnNode) insn).desc);
          default -> 0;
        };
    int count = 0;
    for (int i = 0; i < given; i++) {
      count += mayBeSelf(index, i) ? 1 : 0;
    }
    return count;
  }
}
