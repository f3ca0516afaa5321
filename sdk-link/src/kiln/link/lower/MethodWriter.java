package kiln.link.lower;

import java.util.List;
import java.util.Map;
import kiln.link.flow.Body;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Writes one method as a C function: basic blocks as C blocks under labels, handlers as landings
 * after them.
 *
 * <p>Values that stay on the operand stack from one block to the next travel in variables
 * ({@link Frame#slot}); within a block they are expressions ({@link Stack}).
 */
final class MethodWriter implements Opcodes {
  private final Lowering lowering;
  private final MethodInfo method;
  private final Body body;
  private final Frame frame;
  private final Instructions instructions;
  private final boolean[] starts; // instructions that start a block
  private final boolean[] targets; // instructions that are jumped to
  private final ColdPaths cold;
  private final String file;
  private boolean checksStack = true;
  private boolean inside; // a function that looks: which looks when this returns
  private Shortcut shortcut; // what alone is written, or null for all
  private String whole; // the function to call where the shortcut ends

  MethodWriter(Lowering lowering, Body body, ClassUnit unit) {
    this.lowering = lowering;
    this.method = body.method;
    this.body = body;
    this.frame = new Frame(body, unit, lowering.nullChecks(), lowering.looks(method));
    this.cold = lowering.coldPaths(method);
    this.instructions = new Instructions(lowering, frame, cold);
    this.starts = new boolean[body.size() + 1];
    this.targets = new boolean[body.size() + 1];
    this.file = Lines.file(method);
    findBlocks();
  }

  /** For a copy, which the C compiler inlines into a function that has checked. */
  MethodWriter withoutStackCheck() {
    checksStack = false;
    return this;
  }

  /** For a body that the C compiler inlines into a function that looks for exceptions after it. */
  MethodWriter inside() {
    inside = true;
    return this;
  }

  /** Writes a shortcut, which calls the function {@code whole} where it ends. */
  MethodWriter shortened(Shortcut part, String function) {
    shortcut = part;
    whole = function;
    frame.giveUpOnNull();
    return this;
  }

  /** Is the instruction to be written? */
  private boolean isWritten(int index) {
    return body.reaches(index) && (shortcut == null || shortcut.contains(index));
  }

  /** The whole function, with the storage class and name given in {@code head}. */
  String write(String head) {
    writeBlocks();
    writeLandings();
    StringBuilder text = new StringBuilder();
    text.append(Lines.mark(Math.max(1, firstLine()), file));
    text.append(head).append(" {\n");
    writeVariables(text);
    text.append("  KILN_SITE {\n"); // for calls through tables, which have no declaration
    if (checksStack && lowering.checksStack(method)) {
      String after = frame.looks() ? "goto " + frame.leave() : "UNREACHABLE";
      text.append("  CHECK_STACK(").append(after).append(");\n");
    }
    text.append(frame.out);
    if (frame.leaves()) {
      text.append("leave:\n  ").append(left()).append("\n");
    }
    return Lines.join(text.append("  }\n}\n"));
  }

  /** What happens where control leaves early. */
  private String left() {
    boolean empty = Kinds.of(Type.getReturnType(method.descriptor)) == 'V';
    if (shortcut != null) {
      String call = whole + "(" + String.join(", ", parameters(method)) + ");";
      return empty ? call : "return " + call;
    }
    return !inside ? "kiln_unwind();" : empty ? "return;" : "return 0;";
  }

  private int firstLine() {
    for (int i = 0; i < body.size(); i++) {
      if (body.instruction(i) instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 1;
  }

  // --- blocks ---

  private void findBlocks() {
    starts[0] = true;
    for (int i = 0; i < body.size(); i++) {
      if (!body.reaches(i)) {
        continue;
      }
      AbstractInsnNode insn = body.instruction(i);
      if (insn instanceof JumpInsnNode jump) {
        target(jump.label);
        starts[i + 1] = true;
      } else if (insn instanceof TableSwitchInsnNode table) {
        table.labels.forEach(this::target);
        target(table.dflt);
      } else if (insn instanceof LookupSwitchInsnNode lookup) {
        lookup.labels.forEach(this::target);
        target(lookup.dflt);
      }
    }
    for (TryCatchBlockNode block : body.code.tryCatchBlocks) {
      target(block.handler);
    }
  }

  private void target(LabelNode label) {
    int index = body.code.instructions.indexOf(label);
    starts[index] = true;
    targets[index] = true;
  }

  private void writeBlocks() {
    boolean open = false;
    boolean falls = false;
    boolean first = true;
    for (int i = 0; i < body.size(); i++) {
      if (!isWritten(i)) {
        if (open && body.reaches(i)) {
          frame.line("goto " + frame.leave() + ";");
          closeBlock(first);
          first = false;
          open = false;
        }
        continue;
      }
      if (starts[i] || !open) {
        if (open) {
          if (falls) {
            flush();
          }
          closeBlock(first);
          first = false;
        }
        openBlock(i);
        open = true;
        falls = true;
      }
      frame.at(i);
      falls = writeInstruction(i);
      if (!falls) {
        closeBlock(first);
        first = false;
        open = false;
      }
    }
    if (open) {
      closeBlock(first);
    }
  }

  private void openBlock(int index) {
    if (targets[index]) {
      frame.out.append('L').append(index).append(":;\n");
    }
    frame.out.append("  {\n");
    frame.stack.clear();
    for (int i = 0; i < body.stackSize(index); i++) {
      char kind = body.stackFromBottom(index, i).kind();
      frame.stack.pushVariable(kind, frame.slot(i, kind));
    }
  }

  private void closeBlock(boolean entry) {
    frame.out.append("  }\n");
    if (entry) {
      frame.initializedAtEntry.addAll(frame.initializedInBlock);
    }
    frame.initializedInBlock.clear();
  }

  /** Moves the stack into the variables in which the next block expects it. */
  private void flush() {
    Stack stack = frame.stack;
    for (int i = 0; i < stack.size(); i++) {
      Stack.Entry entry = stack.get(i);
      String slot = frame.slot(i, entry.kind());
      if (!slot.equals(entry.text())) {
        stack.spill(slot);
      }
    }
    for (int i = 0; i < stack.size(); i++) {
      Stack.Entry entry = stack.get(i);
      String slot = frame.slot(i, entry.kind());
      if (!slot.equals(entry.text())) {
        frame.line(slot + " = " + stack.get(i).text() + ";");
      }
    }
  }

  /** Writes one instruction; false if control does not go on to the next. */
  private boolean writeInstruction(int index) {
    AbstractInsnNode insn = body.instruction(index);
    if (insn instanceof LineNumberNode line) {
      frame.atLine(line.line, file);
      return true;
    } else if (insn instanceof JumpInsnNode jump) {
      return writeJump(index, jump);
    } else if (insn instanceof TableSwitchInsnNode table) {
      int[] keys = new int[table.labels.size()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = table.min + i;
      }
      writeSwitch(index, keys, table.labels, table.dflt);
      return false;
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      int[] keys = lookup.keys.stream().mapToInt(Integer::intValue).toArray();
      writeSwitch(index, keys, lookup.labels, lookup.dflt);
      return false;
    }
    return insn.getOpcode() < 0 || instructions.write(insn);
  }

  private boolean writeJump(int index, JumpInsnNode jump) {
    int target = body.code.instructions.indexOf(jump.label);
    String poll = target <= index ? "POLL(); " : "";
    if (jump.getOpcode() == GOTO) {
      flush();
      frame.line(poll + "goto " + label(target) + ";");
      return false;
    }
    Boolean taken = body.taken(index);
    // computed before the stack moves: it may name variables that flush assigns
    String condition = frame.stack.temporary('I', instructions.condition(jump.getOpcode()));
    flush();
    if (taken == null) {
      boolean here = cold.isCold(index + 1) || !isWritten(index + 1);
      boolean there = cold.isCold(target) || !isWritten(target);
      String test = here == there ? condition : (there ? "UNLIKELY(" : "LIKELY(") + condition + ")";
      frame.line("if (" + test + ") { " + poll + "goto " + label(target) + "; }");
    } else if (taken) {
      frame.line(poll + "goto " + label(target) + ";");
      return false;
    }
    return true;
  }

  private String label(int target) {
    return isWritten(target) ? "L" + target : frame.leave();
  }

  private void writeSwitch(int index, int[] keys, List<LabelNode> labels, LabelNode fallback) {
    String key = frame.stack.temporary('I', frame.stack.pop().text());
    flush();
    frame.line("switch (" + key + ") {");
    for (int i = 0; i < keys.length; i++) {
      if (labels.get(i) != fallback && reaches(labels.get(i))) {
        frame.line("  case " + Instructions.literal(keys[i]) + ": " + go(index, labels.get(i)));
      }
    }
    frame.line(
        reaches(fallback) ? "  default: " + go(index, fallback) : "  default: __builtin_unreachable();");
    frame.line("}");
  }

  private boolean reaches(LabelNode label) {
    return body.reaches(body.code.instructions.indexOf(label));
  }

  private String go(int from, LabelNode label) {
    int target = body.code.instructions.indexOf(label);
    return (target <= from ? "POLL(); " : "") + "goto L" + target + ";";
  }

  // --- handlers ---

  /** Landings try their handlers in order; a handler that does not match leaves to the next. */
  private void writeLandings() {
    for (int i = 0; i < frame.landings().size(); i++) {
      frame.out.append('E').append(i).append(":\n  {\n");
      frame.line("Object *e = kiln_core.exc;");
      if (frame.landings().get(i).stream().anyMatch(MethodWriter::meetsExhaustion)) {
        frame.line(Frame.WIPE_REGISTERS);
      }
      boolean all = false;
      for (TryCatchBlockNode handler : frame.landings().get(i)) {
        int target = body.code.instructions.indexOf(handler.handler);
        if (all || !body.reaches(target)) {
          continue;
        }
        all = handler.type == null || handler.type.equals("java/lang/Throwable");
        String test =
            all ? "1" : lowering.tests().expression("e", handler.type, frame.unit);
        frame.line(
            "if (" + test + ") { kiln_core.exc = 0; "
                + frame.slot(0, 'A') + " = e; goto L" + target + "; }");
      }
      if (!all) {
        frame.line("goto " + frame.leave() + ";");
      }
      frame.out.append("  }\n");
    }
  }

  /** Is it there for memory that is out? Then what filled it must not be held by what is dead. */
  private static boolean meetsExhaustion(TryCatchBlockNode handler) {
    return "java/lang/OutOfMemoryError".equals(handler.type)
        || "java/lang/VirtualMachineError".equals(handler.type)
        || "java/lang/Error".equals(handler.type);
  }

  /** Variables other than parameters. */
  private void writeVariables(StringBuilder text) {
    List<String> parameters = parameters(method);
    for (Map.Entry<String, Character> variable : frame.variables().entrySet()) {
      if (!parameters.contains(variable.getKey())) {
        text.append("  ").append(Kinds.value(variable.getValue()));
        text.append(frame.inMemory.contains(variable.getKey()) ? "volatile " : "");
        text.append(variable.getKey()).append(";\n");
      }
    }
  }

  /** The names of the C parameters, which are the first local variables. */
  static List<String> parameters(MethodInfo method) {
    List<String> names = new java.util.ArrayList<>();
    int local = 0;
    if (!method.isStatic()) {
      names.add("l" + local++ + "A");
    }
    for (Type type : Type.getArgumentTypes(method.descriptor)) {
      names.add("l" + local + Kinds.of(type));
      local += type.getSize();
    }
    return names;
  }

  /** {@code i32 symbol(Object *l0A, i32 l1I)}. */
  static String head(MethodInfo method, String symbol) {
    StringBuilder text = new StringBuilder();
    text.append(Kinds.value(Kinds.of(Type.getReturnType(method.descriptor))));
    text.append(symbol).append('(');
    String separator = "";
    for (String name : parameters(method)) {
      text.append(separator).append(Kinds.value(name.charAt(name.length() - 1))).append(name);
      separator = ", ";
    }
    return text.append(separator.isEmpty() ? "void)" : ")").toString();
  }
}
