package kiln.link.differential.generator;

/** The types that generated programs use. */
enum Type {
  INT("int"),
  LONG("long"),
  FLOAT("float"),
  DOUBLE("double"),
  BOOLEAN("boolean"),
  BYTE("byte"),
  SHORT("short"),
  CHAR("char"),
  STRING("String"),
  INTS("int[]"),
  LONGS("long[]"),
  DOUBLES("double[]"),
  STRINGS("String[]"),
  SHAPE("Shape"),
  OBJECT("Object");

  final String text;

  Type(String text) {
    this.text = text;
  }

  boolean isNumeric() {
    return this != BOOLEAN && ordinal() <= CHAR.ordinal();
  }

  /** The type of the elements, or null. */
  Type element() {
    return switch (this) {
      case INTS -> INT;
      case LONGS -> LONG;
      case DOUBLES -> DOUBLE;
      case STRINGS -> STRING;
      default -> null;
    };
  }
}
