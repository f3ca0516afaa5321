package kiln.link.reflect;

import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Copies of exceptions: where a task's exception is reported in another thread, {@code ForkJoinTask}
 * makes one of the same class whose cause is the first, by a public constructor that it looks for at
 * run time. Here every class of throwables has a method for that, which overrides its super class's;
 * only what is called of them becomes live.
 */
public final class ThrowableCopies implements Opcodes {
  private static final String THROWABLE = "java/lang/Throwable";
  private static final String NAME = "kiln$copy";
  private static final String DESCRIPTOR = "()L" + THROWABLE + ";";

  private ThrowableCopies() {}

  /** The class that the runtime calls: {@code static Throwable of(Throwable)}. */
  public static ClassNode caller() {
    ClassNode type = Classes.make(Classes.GENERATED + "ThrowableCopies");
    MethodNode method = Classes.method(type, "of", "(L" + THROWABLE + ";)L" + THROWABLE + ";");
    method.visitVarInsn(ALOAD, 0);
    method.visitMethodInsn(INVOKEVIRTUAL, THROWABLE, NAME, DESCRIPTOR, false);
    method.visitInsn(ARETURN);
    Classes.end(method, 1);
    return type;
  }

  /** The class, with such a method if it is one of throwables. */
  public static ClassNode add(World world, ClassNode type) {
    if (isThrowable(world, type)) {
      MethodNode method = Classes.method(type, ACC_PUBLIC, NAME, DESCRIPTOR);
      boolean there = (type.access & ACC_PUBLIC) != 0 && (type.access & ACC_ABSTRACT) == 0;
      if (there && hasPublicConstructor(type, "(L" + THROWABLE + ";)V")) {
        withCause(type, method);
      } else if (there && hasPublicConstructor(type, "()V")) {
        thenCause(type, method);
      } else {
        method.visitInsn(ACONST_NULL);
        method.visitInsn(ARETURN);
      }
      Classes.end(method, 1);
    }
    return type;
  }

  /** Is it one that was added here? Reflection does not see it. */
  static boolean isMade(MethodInfo method) {
    return method.name.equals(NAME);
  }

  private static boolean isThrowable(World world, ClassNode type) {
    if (type.name.equals(THROWABLE)) {
      return true;
    } else if ((type.access & ACC_INTERFACE) != 0) {
      return false;
    }
    String name = type.superName;
    while (name != null && !name.equals("java/lang/Object") && !name.equals(THROWABLE)) {
      ClassInfo info = world.find(name);
      name = info == null ? null : info.superName;
    }
    return THROWABLE.equals(name);
  }

  private static boolean hasPublicConstructor(ClassNode type, String descriptor) {
    return type.methods.stream()
        .anyMatch(
            m ->
                m.name.equals("<init>")
                    && m.desc.equals(descriptor)
                    && (m.access & ACC_PUBLIC) != 0);
  }

  private static void withCause(ClassNode type, MethodNode method) {
    method.visitTypeInsn(NEW, type.name);
    method.visitInsn(DUP);
    method.visitVarInsn(ALOAD, 0);
    method.visitMethodInsn(INVOKESPECIAL, type.name, "<init>", "(L" + THROWABLE + ";)V", false);
    method.visitInsn(ARETURN);
  }

  private static void thenCause(ClassNode type, MethodNode method) {
    method.visitTypeInsn(NEW, type.name);
    method.visitInsn(DUP);
    method.visitMethodInsn(INVOKESPECIAL, type.name, "<init>", "()V", false);
    method.visitVarInsn(ALOAD, 0);
    method.visitMethodInsn(
        INVOKEVIRTUAL, THROWABLE, "initCause", "(L" + THROWABLE + ";)L" + THROWABLE + ";", false);
    method.visitInsn(ARETURN);
  }
}
