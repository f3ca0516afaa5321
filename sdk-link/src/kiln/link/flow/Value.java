package kiln.link.flow;

import java.util.Objects;
import org.objectweb.asm.Type;

/**
 * What is known of a local variable or stack entry at one point of a method.
 *
 * @param kind I, J, F, D, A (a reference) or '?' (unusable: paths disagree)
 * @param type references: a class name or array descriptor; null for the null constant
 * @param exact references: the class is this one, no subclass
 * @param nonNull references: never null here
 * @param constant Integer, Long, Float, Double, String, or {@link Type} for a
 *     class; null if the value is not known
 * @param local stack entries: the local variable that holds the same; {@link #NOWHERE} if none is
 *     known to
 */
public record Value(
    char kind, String type, boolean exact, boolean nonNull, Object constant, int local)
    implements org.objectweb.asm.tree.analysis.Value {

  static final int NOWHERE = -1;

  public static final Value UNUSABLE = new Value('?', null, false, false, null);
  public static final Value INT = new Value('I', null, false, false, null);
  public static final Value LONG = new Value('J', null, false, false, null);
  public static final Value FLOAT = new Value('F', null, false, false, null);
  public static final Value DOUBLE = new Value('D', null, false, false, null);
  public static final Value NULL = new Value('A', null, true, false, null);

  Value(char kind, String type, boolean exact, boolean nonNull, Object constant) {
    this(kind, type, exact, nonNull, constant, NOWHERE);
  }

  public static Value constant(Object constant) {
    if (constant instanceof Integer) {
      return new Value('I', null, false, false, constant);
    } else if (constant instanceof Long) {
      return new Value('J', null, false, false, constant);
    } else if (constant instanceof Float) {
      return new Value('F', null, false, false, constant);
    } else if (constant instanceof Double) {
      return new Value('D', null, false, false, constant);
    } else if (constant instanceof String) {
      return new Value('A', "java/lang/String", true, true, constant);
    }
    return new Value('A', "java/lang/Class", true, true, constant);
  }

  /** A reference to an instance of {@code type} or of a subtype, or null. */
  public static Value reference(String type) {
    return new Value('A', type, false, false, null);
  }

  /** A new instance of exactly {@code type}. */
  static Value fresh(String type) {
    return new Value('A', type, true, true, null);
  }

  /** This value, known not to be null. */
  public Value present() {
    return new Value(kind, type, exact, true, constant, local);
  }

  /** This value, held by that local variable too. */
  Value in(int variable) {
    return local == variable ? this : new Value(kind, type, exact, nonNull, constant, variable);
  }

  public boolean isNull() {
    return kind == 'A' && type == null;
  }

  /** The known int, or null. */
  public Integer asInt() {
    return kind == 'I' ? (Integer) constant : null;
  }

  /** The known class, as a name or an array's descriptor; null for that of a primitive type. */
  public String asClass() {
    return constant instanceof Type type && !isPrimitiveClass() ? type.getInternalName() : null;
  }

  /** Is it known to be the class of a primitive type or of void? */
  public boolean isPrimitiveClass() {
    return constant instanceof Type type && type.getSort() < Type.ARRAY;
  }

  /** For references: TRUE if null, FALSE if not, null if unknown. */
  Boolean nullness() {
    return isNull() ? Boolean.TRUE : nonNull ? Boolean.FALSE : null;
  }

  @Override
  public int getSize() {
    return kind == 'J' || kind == 'D' ? 2 : 1;
  }

  boolean sameConstant(Value other) {
    return Objects.equals(constant, other.constant);
  }
}
