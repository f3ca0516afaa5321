package kiln.runtime.reflect;

/** Arguments of reflective calls, checked and widened as the VM does (JLS §5.1.2, §5.3). */
final class Arguments {
  private Arguments() {}

  /**
   * The arguments as the called code takes them.
   *
   * @throws IllegalArgumentException if their number or one of their types does not fit
   */
  static Object[] fitting(Class<?>[] parameters, Object[] arguments) {
    int count = arguments == null ? 0 : arguments.length;
    if (count != parameters.length) {
      throw new IllegalArgumentException("wrong number of arguments");
    }
    Object[] result = new Object[count];
    for (int i = 0; i < count; i++) {
      result[i] = fitting(parameters[i], arguments[i]);
    }
    return result;
  }

  private static Object fitting(Class<?> parameter, Object argument) {
    if (!parameter.isPrimitive()) {
      if (argument != null && !parameter.isInstance(argument)) {
        throw new IllegalArgumentException("argument type mismatch");
      }
      return argument;
    } else if (argument == null) {
      throw new IllegalArgumentException();
    }
    Object widened = widened(argument, parameter.descriptorString().charAt(0));
    if (widened == null) {
      throw new IllegalArgumentException("argument type mismatch");
    }
    return widened;
  }

  /** A boxed value as a value of that kind (as descriptors begin); null if it is none. */
  static Object widened(Object value, char kind) {
    if (kind == 'Z') {
      return value instanceof Boolean ? value : null;
    } else if (kind == 'C') {
      return value instanceof Character ? value : null;
    }
    int from = rank(value);
    if (value instanceof Character c) {
      return kind == 'B' || kind == 'S' ? null : number((int) c, kind);
    }
    return from < 0 || from > "BSIJFD".indexOf(kind) ? null : number((Number) value, kind);
  }

  private static int rank(Object value) {
    if (value instanceof Byte) {
      return 0;
    } else if (value instanceof Short) {
      return 1;
    } else if (value instanceof Integer) {
      return 2;
    } else if (value instanceof Long) {
      return 3;
    } else if (value instanceof Float) {
      return 4;
    }
    return value instanceof Double ? 5 : -1;
  }

  private static Object number(Number value, char kind) {
    return switch (kind) {
      case 'B' -> value.byteValue();
      case 'S' -> value.shortValue();
      case 'I' -> value.intValue();
      case 'J' -> value.longValue();
      case 'F' -> value.floatValue();
      default -> value.doubleValue();
    };
  }
}
