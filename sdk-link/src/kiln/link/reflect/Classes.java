package kiln.link.reflect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Small pieces of generated classes. */
final class Classes implements Opcodes {
  /** Prefix of names of classes that the linker makes. */
  static final String GENERATED = "kiln/generated/";

  /** What they come from. */
  static final String ORIGIN = "linker";

  /** Room on the operand stack that is enough for all methods made here. */
  private static final int STACK = 24;

  private Classes() {}

  static ClassNode make(String name, String superName, String... interfaces) {
    ClassNode type = new ClassNode();
    type.visit(V17, ACC_FINAL | ACC_SYNTHETIC, name, null, superName, interfaces);
    return type;
  }

  static ClassNode make(String name) {
    return make(name, "java/lang/Object");
  }

  /** As a class file, for those who look for it by its name. */
  static byte[] bytes(ClassNode type) {
    ClassWriter writer = new ClassWriter(0);
    type.accept(writer);
    return writer.toByteArray();
  }

  /** A static method. */
  static MethodNode method(ClassNode type, String name, String descriptor) {
    return method(type, ACC_STATIC, name, descriptor);
  }

  static MethodNode method(ClassNode type, int access, String name, String descriptor) {
    MethodNode method =
        new MethodNode(access | ACC_SYNTHETIC, name, descriptor, null, new String[0]);
    type.methods.add(method);
    return method;
  }

  /** A constructor without arguments that only calls the super class's. */
  static void constructor(ClassNode type) {
    MethodNode method = method(type, 0, "<init>", "()V");
    method.visitVarInsn(ALOAD, 0);
    method.visitMethodInsn(INVOKESPECIAL, type.superName, "<init>", "()V", false);
    method.visitInsn(RETURN);
    end(method, 1);
  }

  /** A static method that gives a string. */
  static void constant(ClassNode type, String name, String value) {
    MethodNode method = method(type, name, "()Ljava/lang/String;");
    method.visitLdcInsn(value);
    method.visitInsn(ARETURN);
    end(method, 0);
  }

  static void end(MethodNode method, int locals) {
    end(method, locals, STACK);
  }

  static void end(MethodNode method, int locals, int stack) {
    method.maxLocals = locals;
    method.maxStack = stack;
  }

  /** Forgets the code of a method that is written anew. */
  static void restart(MethodNode method) {
    method.instructions.clear();
    method.tryCatchBlocks.clear();
  }

  /** The class of that type, primitive ones too. */
  static void pushClass(MethodNode method, Type type) {
    if (type.getSort() >= Type.ARRAY) {
      method.visitLdcInsn(type);
    } else {
      method.visitLdcInsn(type.getClassName());
      method.visitMethodInsn(INVOKESTATIC, "java/lang/Class", "getPrimitiveClass",
          "(Ljava/lang/String;)Ljava/lang/Class;", false);
    }
  }

  /** The class of objects that hold a primitive value. */
  static String box(Type primitive) {
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

  /** The value on the stack as an object. */
  static void box(MethodNode method, Type type) {
    if (type.getSort() < Type.ARRAY) {
      String box = box(type);
      method.visitMethodInsn(
          INVOKESTATIC, box, "valueOf", "(" + type.getDescriptor() + ")L" + box + ";", false);
    }
  }

  /** The object on the stack as a value of that type, which it is. */
  static void unbox(MethodNode method, Type type) {
    if (type.getSort() >= Type.ARRAY) {
      if (!type.getInternalName().equals("java/lang/Object")) {
        method.visitTypeInsn(CHECKCAST, type.getInternalName());
      }
      return;
    }
    String box = box(type);
    method.visitTypeInsn(CHECKCAST, box);
    method.visitMethodInsn(
        INVOKEVIRTUAL, box, type.getClassName() + "Value", "()" + type.getDescriptor(), false);
  }

  /** A switch over the int in local 1; {@code body} writes each case, which must not fall through. */
  static void switchOnSlot(MethodNode method, Collection<Integer> slots, Consumer<Integer> body) {
    Label none = new Label();
    int[] keys = slots.stream().mapToInt(Integer::intValue).sorted().toArray();
    Label[] labels = new Label[keys.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = new Label();
    }
    if (keys.length > 0) {
      method.visitVarInsn(ILOAD, 1);
      method.visitLookupSwitchInsn(none, keys, labels);
      for (int i = 0; i < labels.length; i++) {
        method.visitLabel(labels[i]);
        body.accept(keys[i]);
      }
    }
    method.visitLabel(none);
  }

  static void push(MethodNode method, int value) {
    if (value >= -1 && value <= 5) {
      method.visitInsn(ICONST_0 + value);
    } else if (value == (short) value) {
      method.visitIntInsn(SIPUSH, value);
    } else {
      method.visitLdcInsn(value);
    }
  }

  /**
   * Code that compares the string in local 0 with {@code keys}: where it equals one, what {@code
   * body} writes runs, which must not fall through; else control goes on behind.
   */
  static void switchOnString(MethodNode method, Collection<String> keys, Consumer<String> body) {
    SortedMap<Integer, List<String>> byHash = new TreeMap<>();
    keys.forEach(key -> byHash.computeIfAbsent(key.hashCode(), h -> new ArrayList<>()).add(key));
    Label none = new Label();
    if (!byHash.isEmpty()) {
      int[] hashes = byHash.keySet().stream().mapToInt(Integer::intValue).toArray();
      Label[] labels = new Label[hashes.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = new Label();
      }
      method.visitVarInsn(ALOAD, 0);
      method.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "hashCode", "()I", false);
      method.visitLookupSwitchInsn(none, hashes, labels);
      for (int i = 0; i < labels.length; i++) {
        method.visitLabel(labels[i]);
        for (String key : byHash.get(hashes[i])) {
          compare(method, key, body);
        }
        method.visitJumpInsn(GOTO, none);
      }
    }
    method.visitLabel(none);
  }

  private static void compare(MethodNode method, String key, Consumer<String> body) {
    Label next = new Label();
    method.visitVarInsn(ALOAD, 0);
    method.visitLdcInsn(key);
    method.visitMethodInsn(
        INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
    method.visitJumpInsn(IFEQ, next);
    body.accept(key);
    method.visitLabel(next);
  }

  /** Characters that tell things apart in names of classes. */
  static String tag(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
