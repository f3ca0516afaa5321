package kiln.runtime.lang;

import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** {@code Class.forName}, where the linker could not answer it. */
final class ForName {
  private ForName() {}

  /** The other half of {@link ClassSubstitution}. */
  @Substitutes("java.lang.Class")
  static final class Finder {
    private Finder() {}

    /** The class of that name if it is in the image; null if not. */
    @Original
    static native Class<?> forName0(
        String name, boolean initialize, ClassLoader loader, Class<?> caller);
  }

  static Class<?> find(String name, boolean initialize) throws ClassNotFoundException {
    Class<?> found = Finder.forName0(name, initialize, null, null);
    return found != null ? found : absent(name);
  }

  /** A name that the linker knows to be in no bundle: it fails as it would elsewhere. */
  static Class<?> absent(String name) throws ClassNotFoundException {
    int dimensions = 0;
    while (dimensions < name.length() && name.charAt(dimensions) == '[') {
      dimensions++;
    }
    boolean array = dimensions > 0 && name.startsWith("L", dimensions) && name.endsWith(";");
    throw new ClassNotFoundException(
        array ? name.substring(dimensions + 1, name.length() - 1) : name);
  }

  static Class<?> absent(String name, boolean initialize, ClassLoader loader)
      throws ClassNotFoundException {
    return absent(name);
  }
}
