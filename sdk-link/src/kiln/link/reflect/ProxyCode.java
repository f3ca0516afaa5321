package kiln.link.reflect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One class of dynamic proxies: every method tells the handler which method it is, as {@code
 * java.lang.reflect.Proxy} specifies.
 */
final class ProxyCode implements Opcodes {
  private static final String PROXY = "java/lang/reflect/Proxy";
  private static final String HANDLER = "java/lang/reflect/InvocationHandler";
  private static final String METHOD = "Ljava/lang/reflect/Method;";
  private static final String METHODS = "kiln/runtime/reflect/ProxyMethods";
  private static final String THROWABLE = "java/lang/Throwable";
  private static final String UNDECLARED = "java/lang/reflect/UndeclaredThrowableException";

  private final ClassNode type;
  private final Map<String, MethodInfo> proxied;

  ProxyCode(String name, List<String> interfaces, Map<String, MethodInfo> proxied) {
    this.type = Classes.make(name, PROXY, interfaces.toArray(new String[0]));
    this.type.access |= ACC_PUBLIC;
    this.proxied = proxied;
  }

  ClassNode make() {
    MethodNode constructor = Classes.method(type, ACC_PUBLIC, "<init>", "(L" + HANDLER + ";)V");
    constructor.visitVarInsn(ALOAD, 0);
    constructor.visitVarInsn(ALOAD, 1);
    constructor.visitMethodInsn(INVOKESPECIAL, PROXY, "<init>", "(L" + HANDLER + ";)V", false);
    constructor.visitInsn(RETURN);
    Classes.end(constructor, 2);
    MethodNode initializer = Classes.method(type, "<clinit>", "()V");
    int number = 0;
    for (MethodInfo method : proxied.values()) {
      String field = "m" + number++;
      type.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, field, METHOD, null, null);
      find(initializer, field, method);
      forward(field, method);
    }
    initializer.visitInsn(RETURN);
    Classes.end(initializer, 0);
    return type;
  }

  private void find(MethodNode code, String field, MethodInfo method) {
    code.visitLdcInsn(Type.getObjectType(method.owner.name));
    code.visitLdcInsn(method.name);
    Type[] parameters = Type.getArgumentTypes(method.descriptor);
    Classes.push(code, parameters.length);
    code.visitTypeInsn(ANEWARRAY, "java/lang/Class");
    for (int i = 0; i < parameters.length; i++) {
      code.visitInsn(DUP);
      Classes.push(code, i);
      Classes.pushClass(code, parameters[i]);
      code.visitInsn(AASTORE);
    }
    code.visitMethodInsn(INVOKESTATIC, METHODS, "find",
        "(Ljava/lang/Class;Ljava/lang/String;[Ljava/lang/Class;)" + METHOD, false);
    code.visitFieldInsn(PUTSTATIC, type.name, field, METHOD);
  }

  private void forward(String field, MethodInfo method) {
    MethodNode code =
        Classes.method(type, ACC_PUBLIC | ACC_FINAL, method.name, method.descriptor);
    Label from = new Label();
    Label to = new Label();
    code.visitLabel(from);
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, PROXY, "h", "L" + HANDLER + ";");
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETSTATIC, type.name, field, METHOD);
    int locals = arguments(code, Type.getArgumentTypes(method.descriptor));
    code.visitMethodInsn(INVOKEINTERFACE, HANDLER, "invoke",
        "(Ljava/lang/Object;" + METHOD + "[Ljava/lang/Object;)Ljava/lang/Object;", true);
    Type result = Type.getReturnType(method.descriptor);
    if (result.getSort() == Type.VOID) {
      code.visitInsn(POP);
    } else {
      if (result.getSort() < Type.ARRAY) {
        code.visitLdcInsn(
            Classes.box(result).replace('/', '.') + "." + result.getClassName() + "Value()");
        code.visitMethodInsn(INVOKESTATIC, METHODS, "present",
            "(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/Object;", false);
      }
      Classes.unbox(code, result);
    }
    code.visitInsn(result.getOpcode(IRETURN));
    code.visitLabel(to);
    failures(code, method, from, to);
    Classes.end(code, locals);
  }

  /** The arguments as an array; null if there are none. */
  private static int arguments(MethodNode code, Type[] parameters) {
    int local = 1;
    if (parameters.length == 0) {
      code.visitInsn(ACONST_NULL);
      return local;
    }
    Classes.push(code, parameters.length);
    code.visitTypeInsn(ANEWARRAY, "java/lang/Object");
    for (int i = 0; i < parameters.length; i++) {
      code.visitInsn(DUP);
      Classes.push(code, i);
      code.visitVarInsn(parameters[i].getOpcode(ILOAD), local);
      Classes.box(code, parameters[i]);
      code.visitInsn(AASTORE);
      local += parameters[i].getSize();
    }
    return local;
  }

  /** What the method may throw passes; everything else is wrapped. */
  private static void failures(MethodNode code, MethodInfo method, Label from, Label to) {
    Set<String> passed = new LinkedHashSet<>();
    passed.add("java/lang/Error");
    passed.add("java/lang/RuntimeException");
    passed.addAll(method.node.exceptions);
    if (passed.contains(THROWABLE)) {
      return;
    }
    Label same = new Label();
    Label other = new Label();
    passed.forEach(exception -> code.visitTryCatchBlock(from, to, same, exception));
    code.visitTryCatchBlock(from, to, other, THROWABLE);
    code.visitLabel(same);
    code.visitInsn(ATHROW);
    code.visitLabel(other);
    code.visitMethodInsn(INVOKESTATIC, METHODS, "undeclared",
        "(L" + THROWABLE + ";)L" + UNDECLARED + ";", false);
    code.visitInsn(ATHROW);
  }
}
