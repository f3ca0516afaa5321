package kiln.runtime.lang;

import java.io.InputStream;
import kiln.runtime.resource.Resources;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** What java.lang.Class tells of a class structure that the linker laid out. */
@Substitutes("java.lang.Class")
final class ClassSubstitution<T> {
  @Original private volatile T[] enumConstants;

  private ClassSubstitution() {}

  public static Class<?> forName(String name) throws ClassNotFoundException {
    return ForName.find(name, true);
  }

  public static Class<?> forName(String name, boolean initialize, ClassLoader loader)
      throws ClassNotFoundException {
    return ForName.find(name, initialize);
  }

  T[] getEnumConstantsShared() {
    T[] constants = enumConstants;
    if (constants == null) {
      constants = values();
      enumConstants = constants;
    }
    return constants;
  }

  /** What the static method values of an enum gives; null for other classes. */
  @Adds
  private native T[] values();

  public native String getSimpleName();

  /** Null for local and anonymous classes, and arrays of them. */
  public native String getCanonicalName();

  public native Class<?> getComponentType();

  public String descriptorString() {
    Class<?> component = getComponentType();
    if (component != null) {
      return "[".concat(component.descriptorString());
    }
    String name = ((Class<?>) (Object) this).getName();
    return switch (((Class<?>) (Object) this).isPrimitive() ? name : "") {
      case "" -> "L".concat(name.replace('.', '/')).concat(";");
      case "boolean" -> "Z";
      case "long" -> "J";
      default -> String.valueOf((char) (name.charAt(0) - 'a' + 'A'));
    };
  }

  private Class<?> elementType() {
    Class<?> type = getComponentType();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return type;
  }

  /** The linker finds resources of constant names; here are those that are declared. */
  public InputStream getResourceAsStream(String name) {
    return Resources.find((Class<?>) (Object) this, name);
  }

  public ClassLoader getClassLoader() {
    return null;
  }

  ClassLoader getClassLoader0() {
    return null;
  }
}
