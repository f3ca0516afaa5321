package kiln.link.reflect;

import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Code that calls the members of a class by their slots, and tells where its fields lie. */
final class MemberCode implements Opcodes {
  private static final int ARGUMENTS = 3; // the local variable

  private final World world;
  private final MemberClass of;

  MemberCode(World world, MemberClass of) {
    this.world = world;
    this.of = of;
  }

  /**
   * Writes the body of {@code call(int slot, Object receiver, Object[] arguments)}, whose arguments
   * fit already, the same for default methods alone, and that of {@code offset(int slot)}.
   */
  void write(MethodNode call, MethodNode callDefault, MethodNode offset) {
    SortedMap<Integer, MethodInfo> callable = new TreeMap<>();
    SortedMap<Integer, MethodInfo> defaults = new TreeMap<>();
    for (int i = 0; i < of.executables.size(); i++) {
      MethodInfo method = of.executables.get(i);
      if (isCallable(method)) {
        callable.put(i, method);
        if (method.owner.isInterface() && method.isVirtual() && !method.isAbstract()) {
          defaults.put(i, method);
        }
      }
    }
    calls(call, callable, false);
    calls(callDefault, defaults, true);
    offset(offset);
  }

  private static void calls(
      MethodNode code, SortedMap<Integer, MethodInfo> methods, boolean special) {
    Classes.switchOnSlot(
        code, methods.keySet(), slot -> call(code, methods.get(slot), special));
    code.visitInsn(ACONST_NULL);
    code.visitInsn(ARETURN);
    int most = methods.values().stream()
        .mapToInt(m -> Type.getArgumentsAndReturnSizes(m.descriptor) >> 2).max().orElse(0);
    Classes.end(code, 4, most + 8);
  }

  /** No instance of an abstract class is made, and those of an enum are all there. */
  private boolean isCallable(MethodInfo method) {
    if (method.isConstructor() && (method.owner.isAbstract() || method.owner.isEnum())) {
      return false;
    }
    for (Type type : Type.getArgumentTypes(method.descriptor)) {
      Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
      if (element.getSort() == Type.OBJECT && world.find(element.getInternalName()) == null) {
        return false;
      }
    }
    return true;
  }

  private static void call(MethodNode code, MethodInfo method, boolean special) {
    String owner = method.owner.name;
    if (method.isConstructor()) {
      code.visitTypeInsn(NEW, owner);
      code.visitInsn(DUP);
    } else if (!method.isStatic()) {
      code.visitVarInsn(ALOAD, 2);
      code.visitTypeInsn(CHECKCAST, owner);
    }
    Type[] parameters = Type.getArgumentTypes(method.descriptor);
    for (int i = 0; i < parameters.length; i++) {
      code.visitVarInsn(ALOAD, ARGUMENTS);
      Classes.push(code, i);
      code.visitInsn(AALOAD);
      Classes.unbox(code, parameters[i]);
    }
    boolean isFace = method.owner.isInterface();
    int opcode =
        method.isStatic() ? INVOKESTATIC
            : special || method.isConstructor() ? INVOKESPECIAL
            : isFace ? INVOKEINTERFACE : INVOKEVIRTUAL;
    code.visitMethodInsn(opcode, owner, method.name, method.descriptor, isFace);
    Type result = Type.getReturnType(method.descriptor);
    if (result.getSort() != Type.VOID) {
      Classes.box(code, result);
    } else if (!method.isConstructor()) {
      code.visitInsn(ACONST_NULL);
    }
    code.visitInsn(ARETURN);
  }

  /** The question for the offset of a constant field is answered when the image is laid out. */
  private void offset(MethodNode code) {
    SortedMap<Integer, FieldInfo> bySlot = new TreeMap<>();
    for (FieldInfo field : of.fields) {
      bySlot.put(of.executables.size() + bySlot.size(), field);
    }
    String unsafe = "jdk/internal/misc/Unsafe";
    Classes.switchOnSlot(code, bySlot.keySet(), slot -> {
      code.visitInsn(ACONST_NULL);
      code.visitLdcInsn(Type.getObjectType(bySlot.get(slot).owner.name));
      code.visitLdcInsn(bySlot.get(slot).name);
      code.visitMethodInsn(INVOKEVIRTUAL, unsafe, "objectFieldOffset",
          "(Ljava/lang/Class;Ljava/lang/String;)J", false);
      code.visitInsn(LRETURN);
    });
    code.visitInsn(LCONST_0);
    code.visitInsn(LRETURN);
    Classes.end(code, 2);
  }
}
