package kiln.link.reflect;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Classes that hold resources. The content of one is a string constant, a character a byte, which
 * the image holds as data; {@code kiln.runtime.resource} reads it.
 */
public final class ResourceClasses implements Opcodes {
  private static final String RUNTIME = "kiln/runtime/resource/Resources";
  private static final String STRING = "Ljava/lang/String;";
  private static final String OF_CONTENT = "(" + STRING + ")";

  private ResourceClasses() {}

  /**
   * The class that finds declared resources by path: {@code static String content(String path)}.
   */
  public static ClassNode declared(SortedMap<String, byte[]> resources) {
    ClassNode type = Classes.make(Classes.GENERATED + "Resources");
    MethodNode method = Classes.method(type, "content", OF_CONTENT + STRING);
    SortedMap<String, String> texts = new TreeMap<>();
    resources.forEach((path, content) -> texts.put(path, text(content)));
    Classes.switchOnString(method, texts.keySet(), path -> {
      method.visitLdcInsn(texts.get(path));
      method.visitInsn(ARETURN);
    });
    method.visitInsn(ACONST_NULL);
    method.visitInsn(ARETURN);
    Classes.end(method, 4);
    return type;
  }

  /**
   * A static method that opens one resource whatever its arguments are.
   *
   * @param path of a resource that is there
   * @param arguments descriptors of the arguments, which it ignores
   * @param result what {@code kiln.runtime.resource.Resources.NAME(String content)} gives
   */
  public static MethodInfo opener(
      World world, String path, byte[] content, String arguments, String name, String result) {
    String className = Classes.GENERATED + "Resource" + Classes.tag(path + name + arguments);
    ClassInfo known = world.find(className);
    if (known == null) {
      ClassNode type = Classes.make(className);
      MethodNode method = Classes.method(type, "open", "(" + arguments + ")" + result);
      method.visitLdcInsn(text(content));
      method.visitMethodInsn(INVOKESTATIC, RUNTIME, name, OF_CONTENT + result, false);
      method.visitInsn(ARETURN);
      Classes.end(method, Type.getArgumentTypes(method.desc).length);
      known = world.define(type, Classes.ORIGIN);
    }
    return known.methods().iterator().next();
  }

  /**
   * A static method for a constant relative name and a class that is known at run time only: opens
   * the resource if the class is in {@code packageName}.
   */
  public static MethodInfo relative(
      World world, String packageName, String path, byte[] content, String result) {
    String className = Classes.GENERATED + "Resource" + Classes.tag(path + "?");
    ClassInfo known = world.find(className);
    if (known == null) {
      ClassNode type = Classes.make(className);
      String descriptor = "(Ljava/lang/Class;" + STRING + ")" + result;
      MethodNode method = Classes.method(type, "open", descriptor);
      Label other = new Label();
      method.visitVarInsn(ALOAD, 0);
      method.visitMethodInsn(
          INVOKEVIRTUAL, "java/lang/Class", "getPackageName", "()" + STRING, false);
      method.visitLdcInsn(packageName.replace('/', '.'));
      method.visitMethodInsn(
          INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
      method.visitJumpInsn(IFEQ, other);
      method.visitLdcInsn(text(content));
      method.visitMethodInsn(INVOKESTATIC, RUNTIME, "stream", OF_CONTENT + result, false);
      method.visitInsn(ARETURN);
      method.visitLabel(other);
      method.visitVarInsn(ALOAD, 0);
      method.visitVarInsn(ALOAD, 1);
      method.visitMethodInsn(INVOKESTATIC, RUNTIME, "find", descriptor, false);
      method.visitInsn(ARETURN);
      Classes.end(method, 2);
      known = world.define(type, Classes.ORIGIN);
    }
    return known.methods().iterator().next();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
