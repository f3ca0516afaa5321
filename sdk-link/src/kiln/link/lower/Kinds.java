package kiln.link.lower;

import java.util.List;
import org.objectweb.asm.Type;

/** Java types as C types. The kinds of computation are I, J, F, D and A (JVMS §2.11.1). */
final class Kinds {
  private Kinds() {}

  static char of(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> 'I';
      case Type.LONG -> 'J';
      case Type.FLOAT -> 'F';
      case Type.DOUBLE -> 'D';
      case Type.VOID -> 'V';
      default -> 'A';
    };
  }

  /** The C type of a value on the stack, ready to have a name appended. */
  static String value(char kind) {
    return switch (kind) {
      case 'I' -> "i32 ";
      case 'J' -> "i64 ";
      case 'F' -> "float ";
      case 'D' -> "double ";
      case 'V' -> "void ";
      default -> "Object *";
    };
  }

  /** The C type of a field or static. */
  static String stored(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'Z' -> "kiln_boolean";
      case 'B' -> "kiln_byte";
      case 'S' -> "i16";
      case 'C' -> "u16";
      case 'I' -> "i32";
      case 'J' -> "i64";
      case 'F' -> "float";
      case 'D' -> "double";
      default -> "ref";
    };
  }

  static int storedBytes(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'Z', 'B' -> 1;
      case 'S', 'C' -> 2;
      case 'J', 'D' -> 8;
      default -> 4;
    };
  }

  /** The structure of arrays with elements of that descriptor. */
  static String array(char element) {
    return switch (element) {
      case 'Z', 'B' -> "struct ArrayZ";
      case 'C' -> "struct ArrayC";
      case 'S' -> "struct ArrayS";
      case 'I' -> "struct ArrayI";
      case 'J' -> "struct ArrayJ";
      case 'F' -> "struct ArrayF";
      case 'D' -> "struct ArrayD";
      default -> "struct ArrayA";
    };
  }

  /** {@code i32 name(Object *, i32)}, without a semicolon. */
  static String prototype(String symbol, String descriptor, boolean instance) {
    StringBuilder text = new StringBuilder(value(of(Type.getReturnType(descriptor))));
    text.append(symbol).append('(').append(parameters(descriptor, instance)).append(')');
    return text.toString();
  }

  /** The pointer type of such a function, for a cast. */
  static String pointer(String descriptor, boolean instance) {
    return value(of(Type.getReturnType(descriptor)))
        + "(*)("
        + parameters(descriptor, instance)
        + ")";
  }

  private static String parameters(String descriptor, boolean instance) {
    List<String> types = new java.util.ArrayList<>();
    if (instance) {
      types.add("Object *");
    }
    for (Type type : Type.getArgumentTypes(descriptor)) {
      types.add(value(of(type)).strip());
    }
    return types.isEmpty() ? "void" : String.join(", ", types);
  }
}
