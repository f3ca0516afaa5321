package kiln.link.lower;

import java.util.HashMap;
import java.util.Map;
import kiln.link.flow.Value;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Writes single instructions that stay within their block (JVMS §6.5). */
final class Instructions implements Opcodes {
  private final Lowering lowering;
  private final Frame frame;
  private final Stack stack;
  private final Members members;
  private final Calls calls;
  private final Map<String, Integer> lengths = new HashMap<>(); // of new arrays, by temporary

  Instructions(Lowering lowering, Frame frame, ColdPaths cold) {
    this.lowering = lowering;
    this.frame = frame;
    this.stack = frame.stack;
    this.members = new Members(lowering, frame, cold);
    this.calls = new Calls(lowering, frame, cold, members);
  }

  /** Writes the instruction; false if control does not go on to the next. */
  boolean write(AbstractInsnNode insn) {
    int op = insn.getOpcode();
    if (insn instanceof MethodInsnNode call) {
      return calls.write(call);
    } else if (insn instanceof FieldInsnNode access) {
      return members.access(access);
    } else if (insn instanceof TypeInsnNode typed) {
      return typed(typed);
    } else if (insn instanceof VarInsnNode variable) {
      variable(op, variable.var);
    } else if (insn instanceof IincInsnNode increment) {
      String local = frame.local(increment.var, 'I');
      stack.spill(local);
      frame.line(local + " += " + increment.incr + ";");
    } else if (insn instanceof LdcInsnNode literal) {
      return members.literal(literal.cst);
    } else if (insn instanceof IntInsnNode operand) {
      if (op == NEWARRAY) {
        newArray("[" + "ZCFDBSIJ".charAt(operand.operand - T_BOOLEAN));
      } else {
        stack.pushConstant('I', literal(operand.operand));
      }
    } else if (insn instanceof MultiANewArrayInsnNode array) {
      newMultiArray(array);
    } else {
      return simple(op);
    }
    return true;
  }

  private boolean simple(int op) {
    if (op == NOP) {
      return true;
    } else if (op <= DCONST_1) {
      constant(op);
    } else if (op <= SALOAD) {
      load("IJFDABCS".charAt(op - IALOAD));
    } else if (op <= SASTORE) {
      store("IJFDABCS".charAt(op - IASTORE));
    } else if (op <= SWAP) {
      Shuffle.write(op, stack);
    } else if (op <= LXOR) {
      arithmetic(op);
    } else if (op <= I2S) {
      convert(op);
    } else if (op <= DCMPG) {
      compare(op);
    } else if (op <= RETURN) {
      giveBack(op);
      return false;
    } else {
      return special(op);
    }
    return true;
  }

  private boolean special(int op) {
    String object = stack.pop().text();
    boolean present = value(0).nonNull();
    if (!present) {
      frame.checkNull(object);
    }
    switch (op) {
      case ARRAYLENGTH -> stack.pushValue('I', "((Array *)" + object + ")->length");
      case ATHROW -> {
        frame.line(
            frame.looks()
                ? "kiln_core.exc = " + object + "; goto " + frame.exit() + ";"
                : "kiln_raise(" + object + ");");
        return false;
      }
      case MONITORENTER -> {
        frame.line("kiln_monitor_enter(" + object + ");");
        frame.checkReturned();
      }
      default -> {
        frame.line("kiln_monitor_exit(" + object + ");");
        frame.checkReturned();
      }
    }
    return true;
  }

  /** What is known of the {@code depth}-th stack entry before this instruction. */
  private Value value(int depth) {
    return frame.body.stack(frame.index(), depth);
  }

  // --- constants, variables, return ---

  private void constant(int op) {
    if (op == ACONST_NULL) {
      stack.pushConstant('A', "((Object *)0)");
    } else if (op <= ICONST_5) {
      stack.pushConstant('I', literal(op - ICONST_0));
    } else if (op <= LCONST_1) {
      stack.pushConstant('J', literal((long) (op - LCONST_0)));
    } else if (op <= FCONST_2) {
      stack.pushConstant('F', literal((float) (op - FCONST_0)));
    } else {
      stack.pushConstant('D', literal((double) (op - DCONST_0)));
    }
  }

  static String literal(int value) {
    return value == Integer.MIN_VALUE ? "INT32_MIN" : value < 0 ? "(" + value + ")" : "" + value;
  }

  static String literal(long value) {
    return value == Long.MIN_VALUE ? "INT64_MIN" : "((i64)" + value + "ll)";
  }

  static String literal(float value) {
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      return "kiln_bits_float(" + literal(Float.floatToRawIntBits(value)) + ")";
    }
    return "(" + Float.toHexString(value) + "f)";
  }

  static String literal(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "kiln_bits_double(" + literal(Double.doubleToRawLongBits(value)) + ")";
    }
    return "(" + Double.toHexString(value) + ")";
  }

  private void variable(int op, int variable) {
    if (op <= ALOAD) {
      char kind = "IJFDA".charAt(op - ILOAD);
      stack.pushVariable(kind, frame.local(variable, kind));
    } else {
      String local = frame.local(variable, "IJFDA".charAt(op - ISTORE));
      String value = stack.pop().text();
      stack.spill(local);
      if (op == ASTORE && forgets(variable)) {
        frame.forget(local);
      } else {
        frame.line(local + " = " + value + ";");
      }
    }
  }

  /** Is this a null for a variable that has held an object: one that the program lets go? */
  private boolean forgets(int variable) {
    Value before = frame.body.local(frame.index(), variable);
    return value(0).isNull() && before.kind() == 'A' && !before.isNull();
  }

  private void giveBack(int op) {
    if (op == RETURN) {
      frame.line("return;");
      return;
    }
    String value = stack.pop().text();
    switch (Type.getReturnType(frame.body.method.descriptor).getSort()) {
      case Type.BOOLEAN -> frame.line("return " + value + " & 1;");
      case Type.BYTE -> frame.line("return (i8)" + value + ";");
      case Type.SHORT -> frame.line("return (i16)" + value + ";");
      case Type.CHAR -> frame.line("return (u16)" + value + ";");
      default -> frame.line("return " + value + ";");
    }
  }

  // --- arrays ---

  private String element(char kind, String array, String index) {
    return "((" + Kinds.array(kind) + " *)" + array + ")->data[" + index + "]";
  }

  private void checkElement(String array, String index, int depth) {
    if (!value(depth).nonNull()) {
      frame.checkNull(array);
    }
    boolean inside =
        index.matches("[0-9]{1,9}") && Integer.parseInt(index) < lengths.getOrDefault(array, 0);
    if (!inside) { // else a table that is being filled: its checks would be most of the code
      frame.line("CHECK_INDEX(" + array + ", " + index + ", " + frame.thrown() + ");");
    }
  }

  private void load(char kind) {
    String index = stack.pop().text();
    String array = stack.pop().text();
    checkElement(array, index, 1);
    String element = element(kind, array, index);
    switch (kind) {
      case 'A' -> stack.pushValue('A', "AT(Object, " + element + ")");
      case 'J', 'F', 'D' -> stack.pushValue(kind, element);
      default -> stack.pushValue('I', element);
    }
  }

  private void store(char kind) {
    String value = stack.pop().text();
    String index = stack.pop().text();
    String array = stack.pop().text();
    checkElement(array, index, 2);
    String element = element(kind, array, index);
    if (kind != 'A') {
      frame.line(storeByte(kind, array, element, value));
      return;
    }
    if (needsStoreCheck()) {
      frame.line(
          "if (" + value + " && UNLIKELY(!kiln_can_store(" + array + ", " + value + "))) {"
              + " kiln_throw_array_store(" + value + "); " + frame.thrown() + "; }");
    }
    frame.line(element + " = REF(" + value + ");");
  }

  /** bastore serves byte[] and boolean[]; the latter keeps one bit. */
  private String storeByte(char kind, String array, String element, String value) {
    String type = value(2).type();
    if (kind == 'B' && type != null && type.equals("[Z")) {
      return element + " = " + value + " & 1;";
    }
    return element + " = " + value + ";";
  }

  private boolean needsStoreCheck() {
    Value array = value(2);
    Value stored = value(0);
    if (stored.isNull() || array.isNull()) {
      return false;
    }
    String element = array.type().charAt(0) == '[' ? World.element(array.type()) : null;
    return !(array.exact() && element != null && lowering.world().isSubtype(stored.type(), element));
  }

  private void newArray(String type) {
    String length = stack.pop().text();
    stack.pushValue(
        'A', "kiln_new_array(&" + frame.unit.type(type) + ", " + length + ")");
    String array = stack.top(0).text();
    frame.checkMade(array);
    if (length.matches("[0-9]{1,9}")) {
      lengths.put(array, Integer.parseInt(length));
    }
    if (length.matches("\\w+")) { // a number or a variable: the C compiler drops checks for it
      frame.line("KNOWN(((Array *)" + array + ")->length == " + length + ");");
    }
  }

  private void newMultiArray(MultiANewArrayInsnNode array) {
    String[] lengths = new String[array.dims];
    for (int i = array.dims - 1; i >= 0; i--) {
      lengths[i] = stack.pop().text();
    }
    stack.pushValue(
        'A',
        "kiln_new_multi_array(&" + frame.unit.type(array.desc) + ", " + array.dims
            + ", (const i32[]){" + String.join(", ", lengths) + "})");
    frame.checkMade(stack.top(0).text());
  }

  // --- types ---

  private boolean typed(TypeInsnNode insn) {
    if (members.isMissing(insn.desc)) {
      return members.unsupported("needs the class " + insn.desc.replace('/', '.'));
    }
    switch (insn.getOpcode()) {
      case NEW -> members.create(insn.desc);
      case ANEWARRAY -> newArray(World.arrayOf(insn.desc));
      case CHECKCAST -> cast(insn.desc);
      default -> instanceOf(insn.desc);
    }
    return true;
  }

  private void cast(String type) {
    Value value = value(0);
    if (value.isNull() || lowering.world().isSubtype(value.type(), type)) {
      return;
    }
    String object = stack.top(0).text();
    String test = lowering.tests().expression(object, type, frame.unit);
    frame.line(
        "if (" + object + " && UNLIKELY(!(" + test + "))) { kiln_throw_class_cast(" + object
            + ", &" + frame.unit.type(type) + "); " + frame.thrown() + "; }");
  }

  private void instanceOf(String type) {
    Value value = value(0);
    String object = stack.pop().text();
    if (!value.isNull() && lowering.world().isSubtype(value.type(), type)) {
      stack.pushValue('I', object + " != 0");
      return;
    }
    String test = lowering.tests().expression(object, type, frame.unit);
    stack.pushValue('I', object + " != 0 && (" + test + ") != 0");
  }

  // --- numbers ---

  private void arithmetic(int op) {
    if (op >= INEG && op <= DNEG) {
      Stack.Entry operand = stack.pop();
      stack.pushValue(operand.kind(), "-" + operand.text());
      return;
    }
    String b = stack.pop().text();
    Stack.Entry first = stack.pop();
    char kind = first.kind();
    stack.pushValue(kind, binary(op, kind, first.text(), b));
  }

  private String binary(int op, char kind, String a, String b) {
    boolean wide = kind == 'J';
    String bits = wide ? "64" : "32";
    switch (op) {
      case IADD, LADD, FADD, DADD:
        return a + " + " + b;
      case ISUB, LSUB, FSUB, DSUB:
        return a + " - " + b;
      case IMUL, LMUL, FMUL, DMUL:
        return a + " * " + b;
      case IDIV, LDIV, IREM, LREM:
        frame.line(
            "if (UNLIKELY(" + b + " == 0)) { kiln_throw_arithmetic(); " + frame.thrown() + "; }");
        return (op <= LDIV ? "kiln_div" : "kiln_rem") + bits + "(" + a + ", " + b + ")";
      case FDIV, DDIV:
        return a + " / " + b;
      case FREM, DREM:
        return "kiln_fmod(" + a + ", " + b + ")";
      case ISHL, LSHL:
        return a + " << (" + b + " & " + (wide ? 63 : 31) + ")";
      case ISHR, LSHR:
        return a + " >> (" + b + " & " + (wide ? 63 : 31) + ")";
      case IUSHR, LUSHR:
        return "(i" + bits + ")((u" + bits + ")" + a + " >> (" + b + " & " + (wide ? 63 : 31) + "))";
      case IAND, LAND:
        return a + " & " + b;
      case IOR, LOR:
        return a + " | " + b;
      default:
        return a + " ^ " + b;
    }
  }

  private void convert(int op) {
    String a = stack.pop().text();
    switch (op) {
      case I2L -> stack.pushValue('J', a);
      case I2F, L2F, D2F -> stack.pushValue('F', "(float)" + a);
      case I2D, L2D, F2D -> stack.pushValue('D', "(double)" + a);
      case L2I -> stack.pushValue('I', "(i32)" + a);
      case F2I, D2I -> stack.pushValue('I', "kiln_d2i(" + a + ")");
      case F2L, D2L -> stack.pushValue('J', "kiln_d2l(" + a + ")");
      case I2B -> stack.pushValue('I', "(i8)" + a);
      case I2C -> stack.pushValue('I', "(u16)" + a);
      default -> stack.pushValue('I', "(i16)" + a);
    }
  }

  private void compare(int op) {
    String b = stack.pop().text();
    String a = stack.pop().text();
    String function =
        op == LCMP ? "kiln_cmp64" : op == FCMPL || op == DCMPL ? "kiln_cmpl" : "kiln_cmpg";
    stack.pushValue('I', function + "(" + a + ", " + b + ")");
  }

  /** The condition of a conditional jump; its operands leave the stack. */
  String condition(int op) {
    String[] relations = {"==", "!=", "<", ">=", ">", "<="};
    String b = op <= IFLE || op == IFNULL || op == IFNONNULL ? "0" : stack.pop().text();
    String a = stack.pop().text();
    if (op <= IFLE) {
      return a + " " + relations[op - IFEQ] + " " + b;
    } else if (op <= IF_ICMPLE) {
      return a + " " + relations[op - IF_ICMPEQ] + " " + b;
    } else if (op <= IF_ACMPNE) {
      return a + " " + relations[op - IF_ACMPEQ] + " " + b;
    }
    return a + (op == IFNULL ? " == 0" : " != 0");
  }
}
