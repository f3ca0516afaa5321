package kiln.link.reflect;

import java.util.List;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The classes of annotations as objects: each implements its annotation's interface over the values
 * that {@code kiln.runtime.reflect.AnnotationValue} keeps.
 */
final class AnnotationClasses implements Opcodes {
  private static final String RUNTIME = "kiln/runtime/reflect/AnnotationValue";
  private static final String VALUES = "[Ljava/lang/Object;";
  private static final int STACK = 160; // nested annotations in default values

  private AnnotationClasses() {}

  /** The name of the class for annotations of {@code type}. */
  static String of(World world, ClassInfo type) {
    String name =
        Classes.GENERATED + "Annotation$" + type.name.replace('/', '_') + "$"
            + Classes.tag(type.name);
    if (world.find(name) == null) {
      ClassNode node = Classes.make(name, RUNTIME, type.name);
      write(world, type, node);
      world.define(node, World.REFLECTION);
    }
    return name;
  }

  private static void write(World world, ClassInfo type, ClassNode node) {
    List<MethodInfo> members =
        type.methods().stream()
            .filter(m -> m.isAbstract() && m.descriptor.startsWith("()"))
            .toList();
    constructor(type, node);
    MethodNode defaults = Classes.method(node, "defaults", "()" + VALUES);
    List<MethodInfo> given =
        members.stream().filter(m -> m.node.annotationDefault != null).toList();
    ValueCode values = new ValueCode(world, defaults);
    Classes.push(defaults, 2 * given.size());
    defaults.visitTypeInsn(ANEWARRAY, "java/lang/Object");
    for (int i = 0; i < given.size(); i++) {
      MethodInfo member = given.get(i);
      defaults.visitInsn(DUP);
      Classes.push(defaults, 2 * i);
      defaults.visitLdcInsn(member.name);
      defaults.visitInsn(AASTORE);
      defaults.visitInsn(DUP);
      Classes.push(defaults, 2 * i + 1);
      values.push(member.node.annotationDefault, Type.getReturnType(member.descriptor));
      defaults.visitInsn(AASTORE);
    }
    defaults.visitInsn(ARETURN);
    Classes.end(defaults, 0, STACK);
    members.forEach(member -> getter(node, member));
  }

  private static void constructor(ClassInfo type, ClassNode node) {
    MethodNode code = Classes.method(node, 0, "<init>", "(" + VALUES + ")V");
    code.visitVarInsn(ALOAD, 0);
    code.visitLdcInsn(Type.getObjectType(type.name));
    code.visitMethodInsn(INVOKESTATIC, node.name, "defaults", "()" + VALUES, false);
    code.visitVarInsn(ALOAD, 1);
    code.visitMethodInsn(
        INVOKESPECIAL, RUNTIME, "<init>", "(Ljava/lang/Class;" + VALUES + VALUES + ")V", false);
    code.visitInsn(RETURN);
    Classes.end(code, 2);
  }

  private static void getter(ClassNode node, MethodInfo member) {
    MethodNode code = Classes.method(node, ACC_PUBLIC, member.name, member.descriptor);
    Type type = Type.getReturnType(member.descriptor);
    code.visitVarInsn(ALOAD, 0);
    code.visitLdcInsn(member.name);
    code.visitMethodInsn(
        INVOKEVIRTUAL, RUNTIME, "member", "(Ljava/lang/String;)Ljava/lang/Object;", false);
    Classes.unbox(code, type);
    code.visitInsn(type.getOpcode(IRETURN));
    Classes.end(code, 1);
  }
}
