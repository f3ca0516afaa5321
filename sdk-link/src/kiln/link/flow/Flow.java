package kiln.link.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Abstract interpretation of one method to its fixed point: which instructions can run, and what
 * is known of locals and stack before each. A branch whose condition is known is followed one way.
 */
final class Flow implements Opcodes {
  private final MethodNode method;
  private final InsnList code;
  private final ValueInterpreter interpreter;
  private final Frame<Value>[] frames;
  private final List<List<TryCatchBlockNode>> handlers;
  private final ArrayDeque<Integer> work = new ArrayDeque<>();
  private final boolean[] queued;

  @SuppressWarnings("unchecked")
  private Flow(World world, Facts facts, MethodInfo info, MethodNode method) {
    this.method = method;
    this.code = method.instructions;
    this.interpreter = new ValueInterpreter(world, facts, info);
    this.frames = (Frame<Value>[]) new Frame<?>[code.size()];
    this.queued = new boolean[code.size()];
    this.handlers = handlersByInstruction(method);
  }

  /** The frame before each instruction; null where control never comes. */
  static Frame<Value>[] run(World world, Facts facts, MethodInfo info, MethodNode method)
      throws AnalyzerException {
    Flow flow = new Flow(world, facts, info, method);
    flow.merge(0, flow.entry(info.owner.name));
    flow.toFixedPoint();
    return flow.frames;
  }

  /** For each instruction the handlers that cover it, innermost first. */
  static List<List<TryCatchBlockNode>> handlersByInstruction(MethodNode method) {
    List<List<TryCatchBlockNode>> result = new ArrayList<>();
    for (int i = 0; i < method.instructions.size(); i++) {
      result.add(List.of());
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      int end = method.instructions.indexOf(block.end);
      for (int i = method.instructions.indexOf(block.start); i < end; i++) {
        List<TryCatchBlockNode> extended = new ArrayList<>(result.get(i));
        extended.add(block);
        result.set(i, extended);
      }
    }
    return result;
  }

  private Frame<Value> entry(String owner) {
    Frame<Value> frame = new Frame<>(method.maxLocals, method.maxStack);
    boolean instance = (method.access & ACC_STATIC) == 0;
    int local = 0;
    if (instance) {
      frame.setLocal(
          local++, interpreter.newParameterValue(true, 0, Type.getObjectType(owner)));
    }
    int place = 0;
    for (Type type : Type.getArgumentTypes(method.desc)) {
      Value value = interpreter.newArgument(place++, type);
      frame.setLocal(local++, value);
      if (value.getSize() == 2) {
        frame.setLocal(local++, Value.UNUSABLE);
      }
    }
    while (local < method.maxLocals) {
      frame.setLocal(local++, Value.UNUSABLE);
    }
    return frame;
  }

  private void toFixedPoint() throws AnalyzerException {
    for (Integer next; (next = work.poll()) != null; ) {
      queued[next] = false;
      AbstractInsnNode insn = code.get(next);
      Frame<Value> before = frames[next];
      if (insn.getOpcode() >= 0) {
        throwInto(next, before);
      }
      Frame<Value> after = new Frame<>(before);
      if (insn.getOpcode() >= 0) {
        try {
          after.execute(insn, interpreter);
        } catch (AnalyzerException | RuntimeException e) {
          throw new AnalyzerException(
              insn, method.name + method.desc + " at instruction " + next + ": " + e, e);
        }
        Certainty.follow(insn, before, after);
      }
      follow(next, insn, before, after);
    }
  }

  private void throwInto(int index, Frame<Value> before) throws AnalyzerException {
    for (TryCatchBlockNode block : handlers.get(index)) {
      Frame<Value> handler = new Frame<>(before);
      handler.clearStack();
      String type = block.type == null ? "java/lang/Throwable" : block.type;
      handler.push(Value.reference(type).present());
      merge(code.indexOf(block.handler), handler);
    }
  }

  private void follow(int index, AbstractInsnNode insn, Frame<Value> before, Frame<Value> after)
      throws AnalyzerException {
    if (insn instanceof JumpInsnNode jump) {
      Boolean taken = Branches.taken(jump.getOpcode(), before);
      if (taken == null || taken) {
        merge(code.indexOf(jump.label), when(IFNONNULL, jump, before, after));
      }
      if (taken == null || !taken) {
        merge(index + 1, when(IFNULL, jump, before, after));
      }
    } else if (insn instanceof TableSwitchInsnNode table) {
      Integer key = before.getStack(before.getStackSize() - 1).asInt();
      followSwitch(table.labels, table.dflt, key == null ? null : key - table.min, after);
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      Integer key = before.getStack(before.getStackSize() - 1).asInt();
      followSwitch(lookup.labels, lookup.dflt, key == null ? null : lookup.keys.indexOf(key), after);
    } else if (!isEnd(insn.getOpcode())) {
      merge(index + 1, after);
    }
  }

  /** What holds behind a jump where it has found, if it is that one, that a value is not null. */
  private static Frame<Value> when(
      int opcode, JumpInsnNode jump, Frame<Value> before, Frame<Value> after) {
    if (jump.getOpcode() != opcode) {
      return after;
    }
    Frame<Value> result = new Frame<>(after);
    Certainty.present(before.getStack(before.getStackSize() - 1), result);
    return result;
  }

  private void followSwitch(
      List<LabelNode> labels, LabelNode fallback, Integer known, Frame<Value> after)
      throws AnalyzerException {
    if (known != null) {
      boolean inside = known >= 0 && known < labels.size();
      merge(code.indexOf(inside ? labels.get(known) : fallback), after);
      return;
    }
    merge(code.indexOf(fallback), after);
    for (LabelNode label : labels) {
      merge(code.indexOf(label), after);
    }
  }

  private static boolean isEnd(int opcode) {
    return opcode >= IRETURN && opcode <= RETURN || opcode == ATHROW;
  }

  private void merge(int index, Frame<Value> frame) throws AnalyzerException {
    boolean changed;
    if (frames[index] == null) {
      frames[index] = new Frame<>(frame);
      changed = true;
    } else {
      changed = frames[index].merge(frame, interpreter);
    }
    if (changed && !queued[index]) {
      queued[index] = true;
      work.add(index);
    }
  }
}
