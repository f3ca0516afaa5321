package kiln.link.lower;

import kiln.link.closure.Polymorphic;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Writes an access through a VarHandle. The shape of the variable follows from the number of
 * coordinates at the call: none for a static field, an object for a field, an array and an index
 * for an element.
 */
final class HandleWriter {
  private final Lowering lowering;
  private final Frame frame;

  HandleWriter(Lowering lowering, Frame frame) {
    this.lowering = lowering;
    this.frame = frame;
  }

  void write(Polymorphic.Access access, MethodInsnNode call, String[] arguments) {
    Type[] types = Type.getArgumentTypes(call.desc);
    int values =
        switch (access) {
          case GET -> 0;
          case COMPARE_AND_SET, COMPARE_AND_EXCHANGE -> 2;
          default -> 1;
        };
    int coordinates = types.length - values;
    Type result = Type.getReturnType(call.desc);
    Type variable = values == 0 ? result : types[types.length - 1];
    String place = place(coordinates, types, variable, arguments);
    StringBuilder list = new StringBuilder(place);
    for (int i = 1 + coordinates; i < arguments.length; i++) {
      list.append(", ").append(arguments[i]);
    }
    String suffix = suffix(variable);
    String function =
        switch (access) {
          case GET -> "kiln_get_";
          case SET -> "kiln_put_";
          case COMPARE_AND_SET -> "kiln_cas_";
          case COMPARE_AND_EXCHANGE -> "kiln_exchange_";
          case GET_AND_SET -> "kiln_swap_";
          case GET_AND_ADD -> "kiln_add_";
          case GET_AND_OR, GET_AND_AND, GET_AND_XOR -> "";
        };
    if (function.isEmpty()) {
      bitwise(access, suffix, place, arguments[arguments.length - 1], variable, result);
      return;
    }
    finish(function + suffix + "(" + list + ")", result);
  }

  private void bitwise(
      Polymorphic.Access access,
      String suffix,
      String place,
      String operand,
      Type variable,
      Type result) {
    String operator =
        access == Polymorphic.Access.GET_AND_OR
            ? "|"
            : access == Polymorphic.Access.GET_AND_AND ? "&" : "^";
    String old =
        frame.stack.temporary(Kinds.of(variable), "kiln_get_" + suffix + "(" + place + ")");
    frame.line(
        "kiln_put_" + suffix + "(" + place + ", " + old + " " + operator + " " + operand + ");");
    finish(old, result);
  }

  private void finish(String expression, Type result) {
    char kind = Kinds.of(result);
    if (kind == 'V') {
      frame.line("(void)" + expression + ";");
    } else {
      frame.stack.pushValue(kind, expression);
    }
  }

  /** Base object and offset, as two C arguments. */
  private String place(int coordinates, Type[] types, Type variable, String[] arguments) {
    if (coordinates == 0) {
      return "0, " + offset(arguments[0]);
    }
    frame.line("CHECK_NULL(" + arguments[1] + ", " + frame.thrown() + ");");
    if (coordinates == 1) {
      return arguments[1] + ", " + offset(arguments[0]);
    }
    frame.line("CHECK_INDEX(" + arguments[1] + ", " + arguments[2] + ", " + frame.thrown() + ");");
    String element = types[0].getSort() == Type.ARRAY ? types[0].getDescriptor().substring(1) : "L";
    int bytes = Kinds.storedBytes(element);
    int base = bytes == 8 ? 16 : 12;
    return arguments[1] + ", " + base + " + (i64)" + arguments[2] + " * " + bytes;
  }

  private String offset(String handle) {
    return frame.unit.field(handle, Polymorphic.offset(lowering.world()));
  }

  private static String suffix(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "u8";
      case Type.BYTE -> "i8";
      case Type.SHORT -> "i16";
      case Type.CHAR -> "u16";
      case Type.INT -> "i32";
      case Type.LONG -> "i64";
      case Type.FLOAT -> "float";
      case Type.DOUBLE -> "double";
      default -> "ref";
    };
  }
}
