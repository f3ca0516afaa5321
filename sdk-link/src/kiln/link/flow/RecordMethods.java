package kiln.link.flow;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes {@code equals}, {@code hashCode} or {@code toString} of a record, in place of {@code
 * java.lang.runtime.ObjectMethods}.
 */
final class RecordMethods implements Opcodes {
  private final InvokeDynamicInsnNode site;
  private final String type;
  private final MethodNode method;
  private final List<Handle> getters = new ArrayList<>();

  private RecordMethods(InvokeDynamicInsnNode site, MethodNode method) {
    this.site = site;
    this.method = method;
    this.type = ((Type) site.bsmArgs[0]).getInternalName();
    for (int i = 2; i < site.bsmArgs.length; i++) {
      getters.add((Handle) site.bsmArgs[i]);
    }
  }

  static ClassNode define(InvokeDynamicInsnNode site, String name) {
    ClassNode holder = Synthetic.newClass(name, "java/lang/Object", ACC_FINAL);
    MethodNode method = Synthetic.newMethod(holder, ACC_STATIC, site.name, site.desc);
    RecordMethods made = new RecordMethods(site, method);
    switch (site.name) {
      case "equals" -> made.equality();
      case "hashCode" -> made.hash();
      default -> made.text();
    }
    Synthetic.end(method, 3, 8);
    return holder;
  }

  private void get(int local, Handle getter) {
    method.visitVarInsn(ALOAD, local);
    method.visitFieldInsn(GETFIELD, type, getter.getName(), getter.getDesc());
  }

  private void equality() {
    Label different = new Label();
    Label same = new Label();
    method.visitVarInsn(ALOAD, 0);
    method.visitVarInsn(ALOAD, 1);
    method.visitJumpInsn(IF_ACMPEQ, same);
    method.visitVarInsn(ALOAD, 1);
    method.visitTypeInsn(INSTANCEOF, type);
    method.visitJumpInsn(IFEQ, different);
    method.visitVarInsn(ALOAD, 1);
    method.visitTypeInsn(CHECKCAST, type);
    method.visitVarInsn(ASTORE, 2);
    for (Handle getter : getters) {
      get(0, getter);
      get(2, getter);
      compare(Type.getType(getter.getDesc()), different);
    }
    method.visitLabel(same);
    method.visitInsn(ICONST_1);
    method.visitInsn(IRETURN);
    method.visitLabel(different);
    method.visitInsn(ICONST_0);
    method.visitInsn(IRETURN);
  }

  /** Float and double by their compare method, references by Objects.equals (Record.equals). */
  private void compare(Type component, Label different) {
    switch (component.getSort()) {
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT ->
          method.visitJumpInsn(IF_ICMPNE, different);
      case Type.LONG -> {
        method.visitInsn(LCMP);
        method.visitJumpInsn(IFNE, different);
      }
      case Type.FLOAT, Type.DOUBLE -> {
        method.visitMethodInsn(
            INVOKESTATIC,
            Synthetic.boxOf(component),
            "compare",
            "(" + component + component + ")I",
            false);
        method.visitJumpInsn(IFNE, different);
      }
      default -> {
        method.visitMethodInsn(
            INVOKESTATIC,
            "java/util/Objects",
            "equals",
            "(Ljava/lang/Object;Ljava/lang/Object;)Z",
            false);
        method.visitJumpInsn(IFEQ, different);
      }
    }
  }

  private void hash() {
    method.visitInsn(ICONST_0);
    for (Handle getter : getters) {
      method.visitIntInsn(BIPUSH, 31);
      method.visitInsn(IMUL);
      get(0, getter);
      Type component = Type.getType(getter.getDesc());
      if (component.getSort() >= Type.ARRAY) {
        method.visitMethodInsn(
            INVOKESTATIC, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", false);
      } else {
        method.visitMethodInsn(
            INVOKESTATIC, Synthetic.boxOf(component), "hashCode", "(" + component + ")I", false);
      }
      method.visitInsn(IADD);
    }
    method.visitInsn(IRETURN);
  }

  private void text() {
    String builder = "java/lang/StringBuilder";
    method.visitTypeInsn(NEW, builder);
    method.visitInsn(DUP);
    method.visitMethodInsn(INVOKESPECIAL, builder, "<init>", "()V", false);
    append(simpleName() + "[");
    String[] names = ((String) site.bsmArgs[1]).split(";");
    for (int i = 0; i < getters.size(); i++) {
      append((i > 0 ? ", " : "") + names[i] + "=");
      get(0, getters.get(i));
      Type component = Type.getType(getters.get(i).getDesc());
      String wanted =
          switch (component.getSort()) {
            case Type.BYTE, Type.SHORT -> "I";
            case Type.ARRAY, Type.OBJECT -> "Ljava/lang/Object;";
            default -> component.getDescriptor();
          };
      method.visitMethodInsn(
          INVOKEVIRTUAL, builder, "append", "(" + wanted + ")Ljava/lang/StringBuilder;", false);
    }
    append("]");
    method.visitMethodInsn(INVOKEVIRTUAL, builder, "toString", "()Ljava/lang/String;", false);
    method.visitInsn(ARETURN);
  }

  private void append(String literal) {
    method.visitLdcInsn(literal);
    method.visitMethodInsn(
        INVOKEVIRTUAL,
        "java/lang/StringBuilder",
        "append",
        "(Ljava/lang/String;)Ljava/lang/StringBuilder;",
        false);
  }

  /** As Class.getSimpleName of the record gives it. */
  private String simpleName() {
    String name = type.substring(type.lastIndexOf('/') + 1);
    String last = name.substring(name.lastIndexOf('$') + 1);
    int digits = 0; // a local record's name starts with a number
    while (digits < last.length() - 1 && Character.isDigit(last.charAt(digits))) {
      digits++;
    }
    return last.substring(digits);
  }
}
