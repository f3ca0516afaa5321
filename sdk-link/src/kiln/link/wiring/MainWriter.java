package kiln.link.wiring;

import static org.objectweb.asm.Opcodes.AASTORE;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Writes the class that starts an image. As Java it would read:
 *
 * <pre>{@code
 * public static void main(String[] arguments) {
 *   try {
 *     Settings settings = new Settings(1);
 *     settings.declare("hello", "greeting", "TEXT", "Hello", "first word of the line");
 *     Hello$Config c;
 *     try {
 *       if (!settings.read(arguments)) {
 *         Stop.with(settings.help(), 0);
 *       }
 *       c = new Hello$Config$$Values(settings, 0);
 *     } catch (Refused refused) {
 *       Stop.with(refused.getMessage(), 2);
 *       return;
 *     }
 *     SerialConsole console = new SerialConsole();
 *     Hello hello = new Hello(console, c);
 *     Ready.now();
 *     System.exit(hello.run());
 *   } catch (Throwable thrown) {
 *     Stop.uncaught(thrown);
 *   }
 * }
 * }</pre>
 *
 * <p>All settings are read before the first component is constructed, so a wrong value stops the
 * boot before anything has happened. An image without settings has {@code
 * NoSettings.read(arguments)} in the place of all this.
 */
final class MainWriter {
  static final String NAME = "kiln/generated/Main";

  private static final String CONFIG = "kiln/runtime/config/";
  private static final String SETTINGS = CONFIG + "Settings";
  private static final String REFUSED = CONFIG + "Refused";
  private static final String READY = CONFIG + "Ready";
  private static final String STOP = CONFIG + "Stop";
  private static final String STRING = "Ljava/lang/String;";

  private static final int ARGUMENTS = 0; // local variables
  private static final int SETTINGS_VARIABLE = 1;

  private final List<Component> components;
  private final List<Key> keys;
  private final Map<Component.Configuration, Integer> configurations = new HashMap<>();
  private final int[] variables;
  private int nextVariable = SETTINGS_VARIABLE + 1;
  private InstructionAdapter code;

  MainWriter(List<Component> components, List<Key> keys) {
    this.components = components;
    this.keys = keys;
    this.variables = new int[components.size()];
  }

  byte[] write() {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
      @Override
      protected String getCommonSuperClass(String a, String b) {
        return "java/lang/Object"; // variables of a handler, which reads none
      }
    };
    type.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, NAME, null,
        "java/lang/Object", null);
    MethodVisitor main = type.visitMethod(
        ACC_PUBLIC | ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
    code = new InstructionAdapter(main);
    main.visitCode();
    writeMain();
    main.visitMaxs(0, 0);
    main.visitEnd();
    type.visitEnd();
    return type.toByteArray();
  }

  private void writeMain() {
    Label start = new Label();
    Label end = new Label();
    code.mark(start);
    writeSettings();
    for (int i = 0; i < components.size(); i++) {
      writeConstruction(i);
    }
    code.visitMethodInsn(INVOKESTATIC, READY, "now", "()V", false);
    code.visitVarInsn(ALOAD, variables[components.size() - 1]);
    code.visitMethodInsn(INVOKEINTERFACE, "kiln/app/App", "run", "()I", true);
    code.visitMethodInsn(INVOKESTATIC, "java/lang/System", "exit", "(I)V", false);
    code.visitInsn(RETURN);
    code.mark(end);
    code.visitTryCatchBlock(start, end, end, "java/lang/Throwable");
    code.visitMethodInsn(INVOKESTATIC, STOP, "uncaught", "(Ljava/lang/Throwable;)V", false);
    code.visitInsn(RETURN);
  }

  private void writeSettings() {
    if (keys.isEmpty()) {
      code.visitVarInsn(ALOAD, ARGUMENTS);
      code.visitMethodInsn(
          INVOKESTATIC, CONFIG + "NoSettings", "read", "([Ljava/lang/String;)V", false);
      components.forEach(c -> c.arguments().forEach(this::writeConfiguration));
      return;
    }
    code.visitTypeInsn(NEW, SETTINGS);
    code.visitInsn(DUP);
    code.iconst(keys.size());
    code.visitMethodInsn(INVOKESPECIAL, SETTINGS, "<init>", "(I)V", false);
    code.visitVarInsn(ASTORE, SETTINGS_VARIABLE);
    keys.forEach(this::writeKey);
    writeRead();
  }

  private void writeKey(Key key) {
    code.visitVarInsn(ALOAD, SETTINGS_VARIABLE);
    code.aconst(key.component());
    code.aconst(key.property());
    code.aconst(key.type());
    if (key.value() == null) {
      code.visitInsn(ACONST_NULL);
    } else {
      code.aconst(key.value());
    }
    code.aconst(key.meaning());
    code.visitMethodInsn(
        INVOKEVIRTUAL, SETTINGS, "declare", "(" + STRING.repeat(5) + ")V", false);
  }

  private void writeRead() {
    Label start = new Label();
    Label taken = new Label();
    Label end = new Label();
    Label after = new Label();
    code.mark(start);
    code.visitVarInsn(ALOAD, SETTINGS_VARIABLE);
    code.visitVarInsn(ALOAD, ARGUMENTS);
    code.visitMethodInsn(INVOKEVIRTUAL, SETTINGS, "read", "([Ljava/lang/String;)Z", false);
    code.visitJumpInsn(IFNE, taken);
    code.visitVarInsn(ALOAD, SETTINGS_VARIABLE);
    code.visitMethodInsn(INVOKEVIRTUAL, SETTINGS, "help", "()" + STRING, false);
    code.iconst(0);
    code.visitMethodInsn(INVOKESTATIC, STOP, "with", "(" + STRING + "I)V", false);
    code.mark(taken);
    components.forEach(c -> c.arguments().forEach(this::writeConfiguration));
    code.mark(end);
    code.goTo(after);
    Label handler = new Label();
    code.mark(handler);
    code.visitTryCatchBlock(start, end, handler, REFUSED);
    code.visitMethodInsn(INVOKEVIRTUAL, REFUSED, "getMessage", "()" + STRING, false);
    code.iconst(2);
    code.visitMethodInsn(INVOKESTATIC, STOP, "with", "(" + STRING + "I)V", false);
    code.visitInsn(RETURN);
    code.mark(after);
  }

  private void writeConfiguration(Component.Argument argument) {
    if (argument instanceof Component.Configuration configuration) {
      code.visitTypeInsn(NEW, configuration.implementation());
      code.visitInsn(DUP);
      if (keys.isEmpty()) {
        code.visitInsn(ACONST_NULL); // an annotation type without elements asks for nothing
      } else {
        code.visitVarInsn(ALOAD, SETTINGS_VARIABLE);
      }
      code.iconst(configuration.firstKey());
      code.visitMethodInsn(INVOKESPECIAL, configuration.implementation(), "<init>",
          ConfigTypeWriter.CONSTRUCTOR, false);
      code.visitVarInsn(ASTORE, nextVariable);
      configurations.put(configuration, nextVariable++);
    }
  }

  private void writeConstruction(int position) {
    Component component = components.get(position);
    code.visitTypeInsn(NEW, component.className());
    code.visitInsn(DUP);
    component.arguments().forEach(this::writeArgument);
    code.visitMethodInsn(
        INVOKESPECIAL, component.className(), "<init>", component.constructor(), false);
    code.visitVarInsn(ASTORE, nextVariable);
    variables[position] = nextVariable++;
  }

  private void writeArgument(Component.Argument argument) {
    if (argument instanceof Component.Provider one) {
      code.visitVarInsn(ALOAD, variables[one.index()]);
    } else if (argument instanceof Component.Providers many) {
      writeList(many.indexes());
    } else {
      code.visitVarInsn(ALOAD, configurations.get((Component.Configuration) argument));
    }
  }

  private void writeList(List<Integer> indexes) {
    code.iconst(indexes.size());
    code.newarray(InstructionAdapter.OBJECT_TYPE);
    for (int i = 0; i < indexes.size(); i++) {
      code.visitInsn(DUP);
      code.iconst(i);
      code.visitVarInsn(ALOAD, variables[indexes.get(i)]);
      code.visitInsn(AASTORE);
    }
    code.visitMethodInsn(INVOKESTATIC, "java/util/Arrays", "asList",
        "([Ljava/lang/Object;)Ljava/util/List;", false);
  }
}
