package kiln.link.flow;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes the method that concatenates strings where that is rare, and should be small: one for all
 * call sites with arguments of the same kinds. Each gives it its recipe behind them. Objects become
 * strings by the same call as in {@link Concatenation}, so a trace from there looks the same.
 */
final class Joining implements Opcodes {
  static final String METHOD = "join";
  private static final String STRING = "Ljava/lang/String;";

  private Joining() {}

  /** The descriptor of the method for a site: its arguments by kind, then the recipe. */
  static String descriptor(String site) {
    StringBuilder result = new StringBuilder("(");
    for (Type type : Type.getArgumentTypes(site)) {
      result.append(kind(type));
    }
    return result.append(STRING).append(")").append(STRING).toString();
  }

  private static String kind(Type type) {
    return switch (type.getSort()) {
      case Type.ARRAY, Type.OBJECT -> "Ljava/lang/Object;";
      case Type.BYTE, Type.SHORT -> "I";
      default -> type.getDescriptor();
    };
  }

  static ClassNode define(String descriptor, String name) {
    ClassNode type = Synthetic.newClass(name, "java/lang/Object", ACC_FINAL);
    MethodNode method = Synthetic.newMethod(type, ACC_STATIC, METHOD, descriptor);
    Type[] arguments = Type.getArgumentTypes(descriptor);
    int parts = arguments.length - 1;
    int recipe = Synthetic.sizeOf(arguments) - 1;
    int array = recipe + 1;
    method.visitIntInsn(SIPUSH, parts);
    method.visitTypeInsn(ANEWARRAY, "java/lang/String");
    method.visitVarInsn(ASTORE, array);
    for (int i = 0, local = 0; i < parts; i++) {
      method.visitVarInsn(ALOAD, array);
      method.visitIntInsn(SIPUSH, i);
      method.visitVarInsn(arguments[i].getOpcode(ILOAD), local);
      boolean object = arguments[i].getSort() == Type.OBJECT;
      method.visitMethodInsn(
          INVOKESTATIC,
          object ? "java/lang/StringConcatHelper" : "java/lang/String",
          object ? "stringOf" : "valueOf",
          "(" + arguments[i] + ")" + STRING,
          false);
      method.visitInsn(AASTORE);
      local += arguments[i].getSize();
    }
    method.visitVarInsn(ALOAD, recipe);
    method.visitVarInsn(ALOAD, array);
    method.visitMethodInsn(
        INVOKESTATIC,
        "kiln/runtime/lang/Texts",
        "fill",
        "(" + STRING + "[" + STRING + ")" + STRING,
        false);
    method.visitInsn(ARETURN);
    Synthetic.end(method, array + 1, 5);
    return type;
  }
}
