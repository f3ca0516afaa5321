package kiln.link.reflect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Code that pushes values of annotations (JVMS §4.7.16.1) as objects. */
final class ValueCode implements Opcodes {
  private static final String VALUES = "[Ljava/lang/Object;";

  private final World world;
  private final MethodNode code;

  ValueCode(World world, MethodNode code) {
    this.world = world;
    this.code = code;
  }

  /** An annotation: an instance of the class that is made for its type. */
  void push(AnnotationNode annotation) {
    ClassInfo type = world.find(Annotated.type(annotation));
    String made = AnnotationClasses.of(world, type);
    code.visitTypeInsn(NEW, made);
    code.visitInsn(DUP);
    List<Object> given = new ArrayList<>();
    Map<String, Object> values = Annotated.values(annotation);
    for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
      MethodInfo member = member(type, (String) annotation.values.get(i));
      if (member != null) {
        given.add(member);
      }
    }
    Classes.push(code, 2 * given.size());
    code.visitTypeInsn(ANEWARRAY, "java/lang/Object");
    int at = 0;
    for (Object each : given) {
      MethodInfo member = (MethodInfo) each;
      element(at++, () -> code.visitLdcInsn(member.name));
      element(at++, () -> push(values.get(member.name), Type.getReturnType(member.descriptor)));
    }
    code.visitMethodInsn(INVOKESPECIAL, made, "<init>", "(" + VALUES + ")V", false);
  }

  /** The method of an annotation's class for a value of that name; null if there is none any more. */
  private static MethodInfo member(ClassInfo type, String name) {
    return type.methods().stream()
        .filter(m -> m.isAbstract() && m.name.equals(name) && m.descriptor.startsWith("()"))
        .findFirst()
        .orElse(null);
  }

  private void element(int index, Runnable value) {
    code.visitInsn(DUP);
    Classes.push(code, index);
    value.run();
    code.visitInsn(AASTORE);
  }

  /** A value of a member of that type. */
  void push(Object value, Type type) {
    if (type.getSort() == Type.ARRAY) {
      array(elements(value), type.getElementType());
    } else if (value instanceof AnnotationNode nested) {
      push(nested);
    } else if (value instanceof String[] constant) { // descriptor and name of an enum constant
      String owner = Type.getType(constant[0]).getInternalName();
      code.visitFieldInsn(GETSTATIC, owner, constant[1], constant[0]);
    } else if (value instanceof Type known) {
      Classes.pushClass(code, known);
    } else {
      code.visitLdcInsn(plain(value));
      Classes.box(code, type);
    }
  }

  /** As ldc takes it. */
  private static Object plain(Object value) {
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    } else if (value instanceof Character c) {
      return (int) c;
    }
    return value instanceof Byte || value instanceof Short ? ((Number) value).intValue() : value;
  }

  private static List<?> elements(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    List<Object> result = new ArrayList<>(); // ASM gives arrays of primitives as such
    for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
      result.add(java.lang.reflect.Array.get(value, i));
    }
    return result;
  }

  private void array(List<?> elements, Type type) {
    Classes.push(code, elements.size());
    boolean primitive = type.getSort() < Type.ARRAY;
    if (primitive) {
      code.visitIntInsn(NEWARRAY, newArrayKind(type));
    } else {
      code.visitTypeInsn(ANEWARRAY, type.getInternalName());
    }
    int at = 0;
    for (Object element : elements) {
      code.visitInsn(DUP);
      Classes.push(code, at++);
      if (primitive) {
        code.visitLdcInsn(plain(element));
        code.visitInsn(type.getOpcode(IASTORE));
      } else {
        push(element, type);
        code.visitInsn(AASTORE);
      }
    }
  }

  private static int newArrayKind(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> T_BOOLEAN;
      case Type.CHAR -> T_CHAR;
      case Type.BYTE -> T_BYTE;
      case Type.SHORT -> T_SHORT;
      case Type.INT -> T_INT;
      case Type.LONG -> T_LONG;
      case Type.FLOAT -> T_FLOAT;
      default -> T_DOUBLE;
    };
  }
}
