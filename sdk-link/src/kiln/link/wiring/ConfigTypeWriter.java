package kiln.link.wiring;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Writes the class that implements a component property type: a field and an accessor for each
 * setting, filled by the constructor {@code (Settings settings, int firstKey)}.
 *
 * <p>It lies in the package of the annotation type, which may be visible there only.
 */
final class ConfigTypeWriter {
  static final String CONSTRUCTOR = "(Lkiln/runtime/config/Settings;I)V";

  private static final String SETTINGS = "kiln/runtime/config/Settings";
  private static final int SETTINGS_VARIABLE = 1;
  private static final int FIRST_KEY = 2;

  private final ConfigType type;
  private final String name;

  ConfigTypeWriter(ConfigType type) {
    this.type = type;
    this.name = implementation(type.name());
  }

  /** The internal name of the class that implements an annotation type. */
  static String implementation(String type) {
    return type + "$$Values";
  }

  String name() {
    return name;
  }

  byte[] write() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
      @Override
      protected String getCommonSuperClass(String a, String b) {
        return "java/lang/Object"; // an enum constant or null
      }
    };
    writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name, null,
        "java/lang/Object", new String[] {type.name()});
    for (ConfigType.Accessor accessor : type.accessors()) {
      writer.visitField(
          ACC_PRIVATE | ACC_FINAL, accessor.method(), accessor.descriptor(), null, null).visitEnd();
    }
    writeConstructor(writer);
    type.accessors().forEach(accessor -> writeAccessor(writer, accessor));
    writeAnnotationType(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void writeConstructor(ClassWriter writer) {
    MethodVisitor method = writer.visitMethod(ACC_PUBLIC, "<init>", CONSTRUCTOR, null,
        new String[] {"kiln/runtime/config/Refused"});
    InstructionAdapter code = new InstructionAdapter(method);
    method.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    for (int i = 0; i < type.accessors().size(); i++) {
      ConfigType.Accessor accessor = type.accessors().get(i);
      code.visitVarInsn(ALOAD, 0);
      writeValue(code, accessor, i);
      code.putfield(name, accessor.method(), accessor.descriptor());
    }
    code.visitInsn(RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  /** Leaves the value of the key {@code firstKey + offset} on the stack. */
  private static void writeValue(
      InstructionAdapter code, ConfigType.Accessor accessor, int offset) {
    switch (accessor.descriptor()) {
      case "Z" -> writeRead(code, "flag", "Z", offset);
      case "I" -> writeRead(code, "integer", "I", offset);
      case "J" -> writeRead(code, "number", "J", offset);
      case "D" -> writeRead(code, "decimal", "D", offset);
      case ConfigType.STRING -> writeRead(code, "text", ConfigType.STRING, offset);
      case ConfigType.STRINGS -> writeRead(code, "texts", ConfigType.STRINGS, offset);
      default -> writeEnum(code, Type.getType(accessor.descriptor()).getInternalName(), offset);
    }
  }

  private static void writeRead(
      InstructionAdapter code, String method, String result, int offset) {
    code.visitVarInsn(ALOAD, SETTINGS_VARIABLE);
    code.visitVarInsn(ILOAD, FIRST_KEY);
    code.iconst(offset);
    code.add(Type.INT_TYPE);
    code.visitMethodInsn(INVOKEVIRTUAL, SETTINGS, method, "(I)" + result, false);
  }

  /** The constant at the position that was chosen, null for -1. */
  private static void writeEnum(InstructionAdapter code, String type, int offset) {
    Label none = new Label();
    Label done = new Label();
    writeRead(code, "choice", "I", offset);
    code.dup();
    code.iflt(none);
    code.visitMethodInsn(INVOKESTATIC, type, "values", "()[L" + type + ";", false);
    code.swap();
    code.aload(InstructionAdapter.OBJECT_TYPE);
    code.goTo(done);
    code.mark(none);
    code.pop();
    code.aconst(null);
    code.mark(done);
    code.checkcast(Type.getObjectType(type));
  }

  private void writeAccessor(ClassWriter writer, ConfigType.Accessor accessor) {
    MethodVisitor method = writer.visitMethod(
        ACC_PUBLIC, accessor.method(), "()" + accessor.descriptor(), null, null);
    InstructionAdapter code = new InstructionAdapter(method);
    method.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.getfield(name, accessor.method(), accessor.descriptor());
    code.areturn(Type.getType(accessor.descriptor()));
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private void writeAnnotationType(ClassWriter writer) {
    MethodVisitor method =
        writer.visitMethod(ACC_PUBLIC, "annotationType", "()Ljava/lang/Class;", null, null);
    InstructionAdapter code = new InstructionAdapter(method);
    method.visitCode();
    code.tconst(Type.getObjectType(type.name()));
    code.areturn(InstructionAdapter.OBJECT_TYPE);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }
}
