package kiln.link.flow;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Small helpers for the classes that the linker makes in place of {@code invokedynamic}. */
final class Synthetic implements Opcodes {
  private Synthetic() {}

  static ClassNode newClass(String name, String superName, int access) {
    ClassNode node = new ClassNode();
    node.visit(V17, access | ACC_SYNTHETIC, name, null, superName, null);
    return node;
  }

  static MethodNode newMethod(ClassNode owner, int access, String name, String descriptor) {
    MethodNode method = new MethodNode(access | ACC_SYNTHETIC, name, descriptor, null, null);
    owner.methods.add(method);
    return method;
  }

  /** Closes a method; stack and locals get room enough for any method made here. */
  static void end(MethodNode method, int locals, int stack) {
    method.maxLocals = locals;
    method.maxStack = stack;
  }

  /** Pushes the local variables from {@code local} on that hold values of {@code types}. */
  static int loadAll(MethodNode method, Type[] types, int local) {
    for (Type type : types) {
      method.visitVarInsn(type.getOpcode(ILOAD), local);
      local += type.getSize();
    }
    return local;
  }

  static int sizeOf(Type[] types) {
    int size = 0;
    for (Type type : types) {
      size += type.getSize();
    }
    return size;
  }

  /** Calls what the handle refers to (JVMS §5.4.3.5); its receiver and arguments are on the stack. */
  static void call(MethodNode method, Handle handle) {
    int opcode =
        switch (handle.getTag()) {
          case H_INVOKESTATIC -> INVOKESTATIC;
          case H_INVOKEVIRTUAL -> INVOKEVIRTUAL;
          case H_INVOKEINTERFACE -> INVOKEINTERFACE;
          case H_INVOKESPECIAL, H_NEWINVOKESPECIAL -> INVOKESPECIAL;
          default -> throw new AssertionError("handle of kind " + handle.getTag());
        };
    method.visitMethodInsn(
        opcode, handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
  }

  /** Converts the top of the stack as MethodHandle.asType does: casts, boxing, widening. */
  static void convert(MethodNode method, Type from, Type to) {
    if (from.equals(to) || to.getSort() == Type.VOID) {
      if (to.getSort() == Type.VOID && from.getSort() != Type.VOID) {
        method.visitInsn(from.getSize() == 2 ? POP2 : POP);
      }
      return;
    }
    boolean fromPrimitive = from.getSort() < Type.ARRAY;
    boolean toPrimitive = to.getSort() < Type.ARRAY;
    if (fromPrimitive && toPrimitive) {
      widen(method, from, to);
    } else if (fromPrimitive) {
      String box = boxOf(from);
      method.visitMethodInsn(
          INVOKESTATIC, box, "valueOf", "(" + from.getDescriptor() + ")L" + box + ";", false);
    } else if (toPrimitive) {
      unbox(method, from, to);
    } else if (!to.getInternalName().equals("java/lang/Object")) {
      method.visitTypeInsn(CHECKCAST, to.getInternalName());
    }
  }

  private static void unbox(MethodNode method, Type from, Type to) {
    Type held = primitiveOf(from.getInternalName());
    if (held == null) {
      method.visitTypeInsn(CHECKCAST, boxOf(to));
      held = to;
    }
    method.visitMethodInsn(
        INVOKEVIRTUAL,
        boxOf(held),
        held.getClassName() + "Value",
        "()" + held.getDescriptor(),
        false);
    if (!held.equals(to)) {
      widen(method, held, to);
    }
  }

  private static void widen(MethodNode method, Type from, Type to) {
    int rank = rank(from);
    int wanted = rank(to);
    if (rank == wanted) {
      return;
    }
    int[][] opcodes = {{0, I2L, I2F, I2D}, {0, 0, L2F, L2D}, {0, 0, 0, F2D}};
    method.visitInsn(opcodes[rank][wanted]);
  }

  private static int rank(Type type) {
    return switch (type.getSort()) {
      case Type.LONG -> 1;
      case Type.FLOAT -> 2;
      case Type.DOUBLE -> 3;
      default -> 0;
    };
  }

  static String boxOf(Type primitive) {
    return switch (primitive.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.LONG -> "java/lang/Long";
      case Type.FLOAT -> "java/lang/Float";
      default -> "java/lang/Double";
    };
  }

  private static Type primitiveOf(String box) {
    return switch (box) {
      case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
      case "java/lang/Character" -> Type.CHAR_TYPE;
      case "java/lang/Byte" -> Type.BYTE_TYPE;
      case "java/lang/Short" -> Type.SHORT_TYPE;
      case "java/lang/Integer" -> Type.INT_TYPE;
      case "java/lang/Long" -> Type.LONG_TYPE;
      case "java/lang/Float" -> Type.FLOAT_TYPE;
      case "java/lang/Double" -> Type.DOUBLE_TYPE;
      default -> null;
    };
  }
}
