package kiln.link.initial;

/** What is the same for all values of the interpreter. */
final class Values {
  private Values() {}

  /** What a field or element of that descriptor holds at first. */
  static Object zero(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'J' -> 0L;
      case 'F' -> 0f;
      case 'D' -> 0d;
      case 'L', '[' -> null;
      default -> 0;
    };
  }

  /** The value as a field or element of that descriptor keeps it. */
  static Object stored(String descriptor, Object value) {
    return switch (descriptor.charAt(0)) {
      case 'Z' -> (Integer) value & 1;
      case 'B' -> (int) ((Integer) value).byteValue();
      case 'S' -> (int) ((Integer) value).shortValue();
      case 'C' -> (Integer) value & 0xffff;
      default -> value;
    };
  }

  static int bytes(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'Z', 'B' -> 1;
      case 'S', 'C' -> 2;
      case 'J', 'D' -> 8;
      default -> 4;
    };
  }

  /** The type of an object as its class names it. */
  static String type(Object value) {
    return value instanceof Made made
        ? made.type
        : value instanceof String ? "java/lang/String" : "java/lang/Class";
  }
}
