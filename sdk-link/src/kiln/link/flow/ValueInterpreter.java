package kiln.link.flow;

import java.util.List;
import java.util.Map;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Executes single instructions on {@link Value}s: types, and the constants that decide branches. */
final class ValueInterpreter extends Interpreter<Value> implements Opcodes {
  /** What the field {@code TYPE} of these classes holds: {@code int.class} is written so. */
  private static final Map<String, Type> PRIMITIVES =
      Map.of(
          "java/lang/Boolean", Type.BOOLEAN_TYPE,
          "java/lang/Character", Type.CHAR_TYPE,
          "java/lang/Byte", Type.BYTE_TYPE,
          "java/lang/Short", Type.SHORT_TYPE,
          "java/lang/Integer", Type.INT_TYPE,
          "java/lang/Long", Type.LONG_TYPE,
          "java/lang/Float", Type.FLOAT_TYPE,
          "java/lang/Double", Type.DOUBLE_TYPE,
          "java/lang/Void", Type.VOID_TYPE);

  private final World world;
  private final Facts facts;
  private final MethodInfo method;

  ValueInterpreter(World world, Facts facts, MethodInfo method) {
    super(ASM9);
    this.method = method;
    this.world = world;
    this.facts = facts;
  }

  @Override
  public Value newValue(Type type) {
    if (type == null) {
      return Value.UNUSABLE;
    }
    return switch (type.getSort()) {
      case Type.VOID -> null;
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Value.INT;
      case Type.FLOAT -> Value.FLOAT;
      case Type.LONG -> Value.LONG;
      case Type.DOUBLE -> Value.DOUBLE;
      default -> Value.reference(type.getInternalName());
    };
  }

  @Override
  public Value newOperation(AbstractInsnNode insn) {
    int op = insn.getOpcode();
    if (op == ACONST_NULL) {
      return Value.NULL;
    } else if (op >= ICONST_M1 && op <= ICONST_5) {
      return Value.constant(op - ICONST_0);
    } else if (op == LCONST_0 || op == LCONST_1) {
      return Value.constant((long) (op - LCONST_0));
    } else if (op >= FCONST_0 && op <= FCONST_2) {
      return Value.constant((float) (op - FCONST_0));
    } else if (op == DCONST_0 || op == DCONST_1) {
      return Value.constant((double) (op - DCONST_0));
    } else if (op == BIPUSH || op == SIPUSH) {
      return Value.constant(((IntInsnNode) insn).operand);
    } else if (op == LDC) {
      return literal(((LdcInsnNode) insn).cst);
    } else if (op == GETSTATIC) {
      return staticField((FieldInsnNode) insn);
    } else if (op == NEW) {
      return Value.fresh(((TypeInsnNode) insn).desc);
    }
    throw new AssertionError("opcode " + op);
  }

  private Value literal(Object constant) {
    if (constant instanceof Handle) {
      return Value.reference("java/lang/invoke/MethodHandle");
    } else if (constant instanceof ConstantDynamic dynamic) {
      return newValue(Type.getType(dynamic.getDescriptor()));
    } else if (constant instanceof Type type && type.getSort() == Type.METHOD) {
      return Value.reference("java/lang/invoke/MethodType");
    }
    return Value.constant(constant);
  }

  private Value staticField(FieldInsnNode insn) {
    Object known = facts.field(insn.owner, insn.name);
    if (known != null) {
      return known(known);
    }
    Type primitive = insn.name.equals("TYPE") ? PRIMITIVES.get(insn.owner) : null;
    return primitive != null ? Value.constant(primitive) : field(insn);
  }

  private Value field(FieldInsnNode insn) {
    Object known = facts.unwritten(method, insn.owner, insn.name, insn.desc);
    if (known != null) {
      return known(known);
    }
    Value value = newValue(Type.getType(insn.desc));
    boolean present =
        insn.getOpcode() == GETFIELD
            && value.kind() == 'A'
            && facts.hasField(method, insn.owner, insn.name, insn.desc);
    return present ? value.present() : value;
  }

  private static Value known(Object fact) {
    if (fact instanceof Facts.Exact exact) {
      return Value.fresh(exact.type());
    }
    return fact == Facts.NULL ? Value.NULL : Value.constant(fact);
  }

  @Override
  public Value copyOperation(AbstractInsnNode insn, Value value) {
    return switch (insn.getOpcode()) {
      case ALOAD -> value.in(((VarInsnNode) insn).var);
      case ASTORE -> value.in(Value.NOWHERE);
      default -> value;
    };
  }

  @Override
  public Value unaryOperation(AbstractInsnNode insn, Value value) {
    switch (insn.getOpcode()) {
      case INEG, IINC, L2I, F2I, D2I, I2B, I2C, I2S, ARRAYLENGTH, INSTANCEOF:
        return value.asInt() == null ? Value.INT : unaryInt(insn.getOpcode(), value.asInt());
      case LNEG, I2L, F2L, D2L:
        return Value.LONG;
      case FNEG, I2F, L2F, D2F:
        return Value.FLOAT;
      case DNEG, I2D, L2D, F2D:
        return Value.DOUBLE;
      case NEWARRAY:
        return Value.fresh("[" + "ZCFDBSIJ".charAt(((IntInsnNode) insn).operand - T_BOOLEAN));
      case ANEWARRAY:
        return Value.fresh(World.arrayOf(((TypeInsnNode) insn).desc));
      case CHECKCAST:
        return cast(value, ((TypeInsnNode) insn).desc);
      case GETFIELD:
        return field((FieldInsnNode) insn);
      default:
        return null;
    }
  }

  private static Value unaryInt(int opcode, int value) {
    return switch (opcode) {
      case Opcodes.INEG -> Value.constant(-value);
      case Opcodes.I2B -> Value.constant((int) (byte) value);
      case Opcodes.I2C -> Value.constant((int) (char) value);
      case Opcodes.I2S -> Value.constant((int) (short) value);
      default -> Value.INT;
    };
  }

  private Value cast(Value value, String type) {
    return value.isNull() || world.isSubtype(value.type(), type)
        ? value
        : new Value('A', type, false, value.nonNull(), null, value.local());
  }

  @Override
  public Value binaryOperation(AbstractInsnNode insn, Value a, Value b) {
    int op = insn.getOpcode();
    switch (op) {
      case IALOAD, BALOAD, CALOAD, SALOAD, LCMP, FCMPL, FCMPG, DCMPL, DCMPG:
        return Value.INT;
      case LALOAD, LADD, LSUB, LMUL, LDIV, LREM, LSHL, LSHR, LUSHR, LAND, LOR, LXOR:
        return Value.LONG;
      case FALOAD, FADD, FSUB, FMUL, FDIV, FREM:
        return Value.FLOAT;
      case DALOAD, DADD, DSUB, DMUL, DDIV, DREM:
        return Value.DOUBLE;
      case AALOAD:
        return a.isNull() ? Value.NULL : Value.reference(World.element(a.type()));
      case IADD, ISUB, IMUL, IDIV, IREM, ISHL, ISHR, IUSHR, IAND, IOR, IXOR:
        return a.asInt() != null && b.asInt() != null
            ? binaryInt(op, a.asInt(), b.asInt())
            : Value.INT;
      default:
        return null;
    }
  }

  private static Value binaryInt(int opcode, int a, int b) {
    return switch (opcode) {
      case Opcodes.IADD -> Value.constant(a + b);
      case Opcodes.ISUB -> Value.constant(a - b);
      case Opcodes.IMUL -> Value.constant(a * b);
      case Opcodes.ISHL -> Value.constant(a << b);
      case Opcodes.ISHR -> Value.constant(a >> b);
      case Opcodes.IUSHR -> Value.constant(a >>> b);
      case Opcodes.IAND -> Value.constant(a & b);
      case Opcodes.IOR -> Value.constant(a | b);
      case Opcodes.IXOR -> Value.constant(a ^ b);
      default -> Value.INT;
    };
  }

  @Override
  public Value ternaryOperation(AbstractInsnNode insn, Value a, Value b, Value c) {
    return null;
  }

  @Override
  public Value naryOperation(AbstractInsnNode insn, List<? extends Value> values) {
    if (insn instanceof MultiANewArrayInsnNode array) {
      return Value.fresh(array.desc);
    } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
      return newValue(Type.getReturnType(dynamic.desc));
    }
    MethodInsnNode call = (MethodInsnNode) insn;
    Object known = facts.result(call.owner, call.name, call.desc);
    if (known != null) {
      return known(known);
    }
    if (call.owner.equals("java/lang/Boolean")
        && call.name.equals("parseBoolean")
        && values.get(0).isNull()) {
      return Value.constant(0); // an absent property
    }
    if (call.name.equals("getClass") && call.desc.equals("()Ljava/lang/Class;")
        && values.get(0).exact() && !values.get(0).isNull()) {
      return Value.constant(Type.getObjectType(values.get(0).type()));
    }
    if (call.owner.equals("java/lang/Class") && call.name.equals("forName")
        && values.get(0).constant() instanceof String name
        && name.indexOf('/') < 0 && !name.isEmpty() && name.charAt(0) != '['
        && world.find(name.replace('.', '/')) != null) {
      return Value.constant(Type.getObjectType(name.replace('.', '/')));
    }
    if (call.owner.charAt(0) == '[' && call.name.equals("clone")) {
      return Value.reference(call.owner).present();
    }
    Value result = newValue(Type.getReturnType(call.desc));
    Value receiver = call.getOpcode() == INVOKESTATIC ? null : values.get(0);
    boolean present =
        result != null && result.kind() == 'A' && facts.hasResult(method, call, receiver);
    return present ? result.present() : result;
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, Value value, Value expected) {}

  /** What is known of an argument of the method; the receiver does not count. */
  Value newArgument(int place, Type type) {
    Value value = newValue(type);
    return value.kind() == 'A' && facts.hasParameter(method, place) ? value.present() : value;
  }

  @Override
  public Value newParameterValue(boolean isInstanceMethod, int local, Type type) {
    Value value = newValue(type);
    return isInstanceMethod && local == 0 ? value.present() : value;
  }

  @Override
  public Value newExceptionValue(
      org.objectweb.asm.tree.TryCatchBlockNode block,
      org.objectweb.asm.tree.analysis.Frame<Value> handler,
      Type exception) {
    return newValue(exception).present();
  }

  @Override
  public Value merge(Value a, Value b) {
    if (a.equals(b)) {
      return a;
    }
    if (a.kind() != b.kind()) {
      return Value.UNUSABLE;
    }
    if (a.kind() != 'A') {
      return new Value(a.kind(), null, false, false, a.sameConstant(b) ? a.constant() : null);
    }
    int local = a.local() == b.local() ? a.local() : Value.NOWHERE;
    if (a.isNull()) {
      return new Value('A', b.type(), b.exact(), false, null, local);
    }
    if (b.isNull()) {
      return new Value('A', a.type(), a.exact(), false, null, local);
    }
    boolean same = a.type().equals(b.type());
    return new Value(
        'A',
        same ? a.type() : world.commonSupertype(a.type(), b.type()),
        same && a.exact() && b.exact(),
        a.nonNull() && b.nonNull(),
        same && a.sameConstant(b) ? a.constant() : null,
        local);
  }
}
