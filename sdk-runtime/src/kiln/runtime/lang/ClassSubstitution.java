package kiln.runtime.lang;

import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** What java.lang.Class tells of a class structure that the linker laid out. */
@Substitutes("java.lang.Class")
final class ClassSubstitution<T> {
  @Original private volatile T[] enumConstants;

  private ClassSubstitution() {}

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

  private Class<?> elementType() {
    Class<?> type = getComponentType();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return type;
  }

  public ClassLoader getClassLoader() {
    return null;
  }

  ClassLoader getClassLoader0() {
    return null;
  }
}
