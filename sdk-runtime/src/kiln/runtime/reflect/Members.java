package kiln.runtime.reflect;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import kiln.runtime.substitute.StandsFor;

/**
 * What the image keeps of one class for reflection. The linker makes a subclass for each such class;
 * the text that it gives is described where it is written, in {@code kiln.link.reflect.MemberText}.
 */
public abstract class Members {
  /** Kinds of members, as the first field of the text has them; in capitals: the public ones. */
  static final char CONSTRUCTORS = 'c';
  static final char METHODS = 'm';
  static final char FIELDS = 'f';
  static final char RECORD_COMPONENTS = 'R';
  static final char NEST = 'N';
  static final char INHERITED = 'I';

  private static final int FLAGS = 0; // fields of the first line
  private static final int NAMES = 1;
  private static final int SIGNATURE = 2;
  private static final int DECLARING = 3;
  private static final int ENCLOSING = 4;
  private static final int INNER = 5;
  private static final int PERMITTED = 6;
  private static final int INNER_NAME = 7;
  private static final int NEST_CLASSES = 8;

  private Class<?> type;
  private String[] lines;
  private String[] header;
  private Class<?>[] types;

  /** For the subclasses that the linker makes. */
  protected Members() {}

  /** The class that the linker makes to find the others. */
  @StandsFor("kiln.generated.Reflected")
  static final class Finder {
    private Finder() {}

    static native Members find(String name);
  }

  /** Null if the image has nothing of that class. */
  static Members of(Class<?> type) {
    Members found = Finder.find(type.getName());
    if (found != null) {
      found.type = type;
    }
    return found;
  }

  /** What the image has of a class; of arrays and primitive types there is nothing to have. */
  static Members need(Class<?> type) {
    Members found = of(type);
    if (found == null && !type.isArray() && !type.isPrimitive()) {
      throw Undeclared.members(type);
    }
    return found;
  }

  protected abstract String text();

  protected abstract Class<?>[] types();

  /** Calls the method or constructor with arguments that fit. */
  protected abstract Object call(int slot, Object receiver, Object[] arguments) throws Throwable;

  /** Calls the default method itself, whatever the receiver's class has in its place. */
  protected abstract Object callDefault(int slot, Object receiver, Object[] arguments)
      throws Throwable;

  /** Where a field lies: in its object, in bytes, or if it is static its address. */
  protected abstract long offset(int slot);

  /** The annotations of a member, or of the class at -1. */
  protected abstract Annotation[] annotations(int slot);

  protected abstract Annotation[][] parameterAnnotations(int slot);

  protected abstract Object defaultValue(int slot);

  /** The annotations at uses of types in a member's declaration, or in that of the class at -1. */
  protected abstract Annotation[] typeAnnotations(int slot);

  /** Where they stand, as octets: {@code kiln.link.reflect.TypeAnnotationCode} has the form. */
  protected abstract String typePlaces(int slot);

  // --- the text ---

  Class<?> type() {
    return type;
  }

  /** The lines of members; a line's place is its slot. */
  String[] lines() {
    if (lines == null) {
      List<String> all = split(text(), '\n');
      header = fields(all.get(0));
      lines = new String[all.size() - 2]; // the text ends with a line's end
      for (int i = 0; i < lines.length; i++) {
        lines[i] = all.get(i + 1);
      }
    }
    return lines;
  }

  private String header(int field) {
    lines();
    return header[field];
  }

  static String[] fields(String line) {
    return split(line, '\t').toArray(new String[0]);
  }

  /** As String.split, without regular expressions, and with the empty parts at the end. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int to; (to = text.indexOf(separator, from)) >= 0; from = to + 1) {
      parts.add(text.substring(from, to));
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** A class that the text refers to. */
  Class<?> type(String reference) {
    if (reference.startsWith("!")) {
      throw new NoClassDefFoundError(reference.substring(1));
    }
    if (types == null) {
      types = types();
    }
    return types[Integer.parseInt(reference)];
  }

  Class<?>[] types(String references, int skip) {
    List<String> parts = references.isEmpty() ? List.of() : split(references, ',');
    Class<?>[] result = new Class<?>[Math.max(0, parts.size() - skip)];
    for (int i = 0; i < result.length; i++) {
      result[i] = type(parts.get(i + skip));
    }
    return result;
  }

  // --- the class ---

  /** Are all members of that kind here? All declared ones include the public ones. */
  boolean isWhole(char kind, boolean onlyPublic) {
    String flags = header(FLAGS);
    return flags.indexOf(kind) >= 0
        || onlyPublic && flags.indexOf(Character.toUpperCase(kind)) >= 0;
  }

  boolean hasFlag(char flag) {
    return header(FLAGS).indexOf(flag) >= 0;
  }

  /** Is everything here that has this name (a field's stands behind #)? */
  boolean isKnown(String name) {
    for (String known : split(header(NAMES), ',')) {
      if (known.equals(name)) {
        return true;
      }
    }
    return false;
  }

  String signature() {
    return orNull(header(SIGNATURE));
  }

  static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  Class<?> declaring() {
    return header(DECLARING).isEmpty() ? null : type(header(DECLARING));
  }

  /** Class, name and descriptor of the enclosing method; the latter are null if there is none. */
  Object[] enclosing() {
    if (header(ENCLOSING).isEmpty()) {
      return null;
    }
    List<String> parts = split(header(ENCLOSING), ',');
    boolean method = parts.size() > 1;
    return new Object[] {
      type(parts.get(0)), method ? parts.get(1) : null, method ? parts.get(2) : null
    };
  }

  Class<?>[] inner() {
    return types(header(INNER), 0);
  }

  /** The name inside the declaring class or the enclosing method; null for anonymous classes. */
  String innerName() {
    return orNull(header(INNER_NAME));
  }

  /** The host of the nest, then its other members; the class itself if it is alone. */
  Class<?>[] nest() {
    return header(NEST_CLASSES).isEmpty()
        ? new Class<?>[] {type} : types(header(NEST_CLASSES), 0);
  }

  /** Null for a class that is not sealed. */
  Class<?>[] permitted() {
    return header(PERMITTED).isEmpty() ? null : types(header(PERMITTED), 0);
  }
}
