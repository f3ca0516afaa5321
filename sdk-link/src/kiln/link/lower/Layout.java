package kiln.link.lower;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kiln.link.closure.Closure;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;

/**
 * Where fields lie in objects. An object starts with its header of 8 bytes; fields of a super class
 * come before those of its subclasses; wide fields come first, gaps before them are filled with
 * narrow ones. Fields that nothing reads have no place.
 */
final class Layout {
  /** Bytes of the object header (struct Object). */
  static final int HEADER = 8;

  /** Offset of the Java fields of java.lang.Class (KILN_CLASS_FIELDS). */
  static final int CLASS_FIELDS = 68;

  /** Fields that the linker itself writes, in string literals. */
  private static final List<String> STRING_FIELDS = List.of("value", "coder", "hash");

  private record Placed(Map<FieldInfo, Integer> offsets, int end) {}

  private final Closure closure;
  private final Map<String, Placed> classes = new HashMap<>();

  Layout(Closure closure) {
    this.closure = closure;
  }

  /** Does the field have a place? */
  boolean isKept(FieldInfo field) {
    return closure.read().contains(field)
            && (closure.written().contains(field) || field.isStatic() && field.constant != null)
        || closure.rules().keeps(field)
        || field.owner.name.equals("java/lang/String") && STRING_FIELDS.contains(field.name);
  }

  /** Bytes of an instance, header included, rounded up to 8. */
  int size(ClassInfo type) {
    return (end(type) + 7) & ~7;
  }

  /** The offset behind the last field: no more of an object that is data of the image is needed. */
  int end(ClassInfo type) {
    return place(type).end;
  }

  /** Offset in bytes from the start of the object; -1 if the field has no place. */
  int offset(FieldInfo field) {
    return place(field.owner).offsets.getOrDefault(field, -1);
  }

  /** The fields that {@code type} itself declares, with their offsets, in ascending order. */
  List<FieldInfo> own(ClassInfo type) {
    List<FieldInfo> fields = new ArrayList<>(place(type).offsets.keySet());
    fields.sort(Comparator.comparing(this::offset));
    return fields;
  }

  /** Offsets of all reference fields, inherited ones included, in ascending order. */
  List<Integer> references(ClassInfo type) {
    List<Integer> result = new ArrayList<>();
    for (ClassInfo c = type; c != null; c = closure.world().superClass(c)) {
      for (FieldInfo field : own(c)) {
        // `discovered` is not: it links the references that wait for their handler, or others that
        // the collector has marked already.
        boolean weak = c.name.equals("java/lang/ref/Reference") && field.name.equals("referent");
        if (field.isReference() && !weak) {
          result.add(offset(field));
        }
      }
    }
    result.sort(null);
    return result;
  }

  private Placed place(ClassInfo type) {
    Placed placed = classes.get(type.name);
    if (placed == null) {
      placed = compute(type);
      classes.put(type.name, placed);
    }
    return placed;
  }

  private Placed compute(ClassInfo type) {
    ClassInfo parent = type.isInterface() ? null : closure.world().superClass(type);
    int start = parent == null ? HEADER : place(parent).end;
    if (type.name.equals("java/lang/Class")) {
      start = CLASS_FIELDS;
    }
    List<FieldInfo> left = new ArrayList<>();
    for (FieldInfo field : type.instanceFields()) {
      if (isKept(field)) {
        left.add(field);
      }
    }
    left.sort(Comparator.comparing((FieldInfo f) -> -Kinds.storedBytes(f.descriptor)));
    Map<FieldInfo, Integer> offsets = new HashMap<>();
    int at = start;
    while (!left.isEmpty()) {
      FieldInfo next = firstThatFits(left, at);
      int bytes = Kinds.storedBytes(next.descriptor);
      at = (at + bytes - 1) & -bytes;
      offsets.put(next, at);
      at += bytes;
      left.remove(next);
    }
    return new Placed(offsets, at);
  }

  /** The widest field that needs no gap at {@code at}, else the widest. */
  private static FieldInfo firstThatFits(List<FieldInfo> widestFirst, int at) {
    for (FieldInfo field : widestFirst) {
      if (at % Kinds.storedBytes(field.descriptor) == 0) {
        return field;
      }
    }
    return widestFirst.get(0);
  }
}
