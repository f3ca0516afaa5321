package kiln.runtime.reflect;

/**
 * Does the image have all that is asked for? If not, the answer would be wrong, so there is none but
 * an exception that says what to declare.
 */
final class Completeness {
  private Completeness() {}

  /** All members of a kind that a class declares. */
  static void declared(Class<?> type, char kind, boolean onlyPublic) {
    Members members = Members.need(type);
    if (members != null && !members.isWhole(kind, onlyPublic)) {
      throw Undeclared.members(type);
    }
  }

  /** All public members of a kind that a class has and inherits. */
  static void inherited(Class<?> type, char kind) {
    Class<?> at = type.isArray() ? Object.class : type;
    if (Members.need(at) != null && !isWhole(at, kind, null)) {
      throw Undeclared.members(type);
    }
  }

  /** A member that was not found: is it sure that there is none? */
  static void named(Class<?> type, char kind, boolean inherited, String name) {
    Class<?> at = type.isArray() ? Object.class : type;
    Members members = Members.need(at);
    String key = kind == Members.FIELDS ? "#".concat(name) : name;
    boolean sure =
        members == null
            || (inherited && kind != Members.CONSTRUCTORS
                ? isWhole(at, kind, key)
                : members.isKnown(key) || members.isWhole(kind, inherited));
    if (!sure) {
      throw Undeclared.members(type);
    }
  }

  /** In a class and all above it, of all names or of one. */
  private static boolean isWhole(Class<?> type, char kind, String name) {
    Members members = Members.of(type);
    if (members == null
        || !members.isWhole(kind, true) && (name == null || !members.isKnown(name))) {
      return false;
    }
    for (Class<?> face : type.getInterfaces()) {
      if (!isWhole(face, kind, name)) {
        return false;
      }
    }
    Class<?> above = type.getSuperclass();
    return above == null || isWhole(above, kind, name);
  }
}
