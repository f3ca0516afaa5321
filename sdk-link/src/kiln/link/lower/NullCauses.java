package kiln.link.lower;

import kiln.link.program.NullMessage;
import kiln.link.program.NullMessage.Action;
import kiln.link.program.NullMessage.Cause;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * The helpful messages of one method (JEP 358), in the words of HotSpot 17: what an instruction
 * tried, and which expression pushed the null that it met.
 */
final class NullCauses implements Opcodes {
  /** How far back an expression is followed: {@code a.b.c.d.e}. */
  private static final int DETAIL = 5;

  private static final String[] ELEMENTS = {
    "int", "long", "float", "double", "object", "byte/boolean", "char", "short"
  };

  private final MethodNode code;
  private final InsnList instructions;
  private final Frame<SourceValue>[] frames;
  private final Written written;

  private NullCauses(MethodNode code, Frame<SourceValue>[] frames) {
    this.code = code;
    this.instructions = code.instructions;
    this.frames = frames;
    this.written = Written.in(code);
  }

  static NullCauses of(String owner, MethodNode code) {
    try {
      return new NullCauses(code, new Analyzer<>(new Origins()).analyze(owner, code));
    } catch (AnalyzerException e) {
      throw new IllegalStateException("code that was analysed before: " + code.name, e);
    }
  }

  /** Knows which instruction pushed each value, whatever moved it since. */
  private static final class Origins extends SourceInterpreter {
    Origins() {
      super(ASM9);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
      return insn instanceof VarInsnNode ? super.copyOperation(insn, value) : value;
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
      return insn.getOpcode() == CHECKCAST ? value : super.unaryOperation(insn, value);
    }
  }

  /** Can the instruction meet a null that it must not? */
  static boolean checks(AbstractInsnNode insn) {
    int op = insn.getOpcode();
    return op >= IALOAD && op <= SALOAD
        || op >= IASTORE && op <= SASTORE
        || op == GETFIELD
        || op == PUTFIELD
        || op == ARRAYLENGTH
        || op == ATHROW
        || op == MONITORENTER
        || op == MONITOREXIT
        || insn instanceof MethodInsnNode && op != INVOKESTATIC;
  }

  /** The message of an instruction that {@link #checks}. */
  NullMessage message(int index) {
    AbstractInsnNode insn = instructions.get(index);
    int op = insn.getOpcode();
    if (op >= IALOAD && op <= SALOAD) {
      return message(Action.LOAD, ELEMENTS[op - IALOAD], index, 1);
    } else if (op >= IASTORE && op <= SASTORE) {
      return message(Action.STORE, ELEMENTS[op - IASTORE], index, 2);
    } else if (insn instanceof FieldInsnNode access) {
      boolean read = op == GETFIELD;
      return message(read ? Action.READ : Action.ASSIGN, access.name, index, read ? 0 : 1);
    } else if (insn instanceof MethodInsnNode call) {
      int arguments = Type.getArgumentTypes(call.desc).length;
      return message(Action.INVOKE, method(call), index, arguments);
    }
    String what =
        switch (op) {
          case ARRAYLENGTH -> "read the array length";
          case ATHROW -> "throw exception";
          case MONITORENTER -> "enter synchronized block";
          default -> "exit synchronized block";
        };
    return message(Action.OTHER, what, index, 0);
  }

  private NullMessage message(Action action, String operand, int index, int depth) {
    int source = source(index, depth);
    String expression = source < 0 ? null : expression(source, DETAIL);
    if (expression == null) {
      return new NullMessage(action, operand, Cause.UNKNOWN, "");
    }
    boolean result = instructions.get(source) instanceof MethodInsnNode;
    return new NullMessage(action, operand, result ? Cause.RESULT : Cause.VALUE, expression);
  }

  /** The instruction that pushed the {@code depth}-th value before another; -1 if several might. */
  private int source(int index, int depth) {
    Frame<SourceValue> frame = frames[index];
    if (frame == null) {
      return -1;
    }
    SourceValue value = frame.getStack(frame.getStackSize() - 1 - depth);
    return value.insns.size() == 1 ? instructions.indexOf(value.insns.iterator().next()) : -1;
  }

  /** What the instruction pushed, as source has it; null if that has no words. */
  private String expression(int index, int detail) {
    AbstractInsnNode insn = index < 0 || detail == 0 ? null : instructions.get(index);
    if (insn == null) {
      return null;
    }
    int op = insn.getOpcode();
    if (op >= ICONST_M1 && op <= ICONST_5) {
      return String.valueOf(op - ICONST_0);
    }
    return switch (op) {
      case ACONST_NULL -> "null";
      case BIPUSH, SIPUSH -> String.valueOf(((IntInsnNode) insn).operand);
      case ILOAD, ALOAD -> local(index, ((VarInsnNode) insn).var);
      case GETSTATIC -> type(((FieldInsnNode) insn).owner) + "." + ((FieldInsnNode) insn).name;
      case GETFIELD -> {
        String object = expression(source(index, 0), detail - 1);
        String name = ((FieldInsnNode) insn).name;
        yield object == null ? name : object + "." + name;
      }
      case INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE ->
          method((MethodInsnNode) insn);
      case IALOAD, AALOAD -> {
        String array = expression(source(index, 1), detail - 1);
        String element = expression(source(index, 0), detail);
        yield (array == null ? "<array>" : array) + "[" + (element == null ? "..." : element) + "]";
      }
      default -> null;
    };
  }

  // --- names ---

  private String local(int index, int variable) {
    if (code.localVariables != null && !code.localVariables.isEmpty()) {
      for (LocalVariableNode each : code.localVariables) {
        if (each.index == variable
            && instructions.indexOf(each.start) <= index
            && index < instructions.indexOf(each.end)) {
          return each.name;
        }
      }
    }
    boolean written = this.written.isWritten(index, variable);
    boolean isStatic = (code.access & ACC_STATIC) != 0;
    if (!written && !isStatic && variable == 0) {
      return "this";
    }
    int parameter = written ? 0 : parameter(variable, isStatic ? 0 : 1);
    return parameter == 0 ? "<local" + variable + ">" : "<parameter" + parameter + ">";
  }

  /** The number, from 1, of the parameter in that variable; 0 if none is. */
  private int parameter(int variable, int first) {
    int at = first;
    int number = 1;
    for (Type type : Type.getArgumentTypes(code.desc)) {
      if (variable >= at && variable < at + type.getSize()) {
        return number;
      }
      at += type.getSize();
      number++;
    }
    return 0;
  }

  private static String method(MethodInsnNode call) {
    StringBuilder text = new StringBuilder(type(call.owner)).append('.').append(call.name);
    String separator = "(";
    for (Type parameter : Type.getArgumentTypes(call.desc)) {
      text.append(separator).append(shortened(parameter.getClassName()));
      separator = ", ";
    }
    return text.append(separator.equals("(") ? "()" : ")").toString();
  }

  private static String type(String internalName) {
    String name = internalName.replace('/', '.');
    boolean known = name.equals("java.lang.Object") || name.equals("java.lang.String");
    return known ? shortened(name) : name;
  }

  /** HotSpot compares prefixes: StringBuilder loses its package among parameters, too. */
  private static String shortened(String name) {
    boolean known = name.startsWith("java.lang.Object") || name.startsWith("java.lang.String");
    return known ? name.substring("java.lang.".length()) : name;
  }
}
