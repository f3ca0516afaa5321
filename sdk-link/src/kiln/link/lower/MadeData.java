package kiln.link.lower;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.initial.ClassValue;
import kiln.link.initial.Made;
import kiln.link.initial.MadeArray;
import kiln.link.initial.MadeObject;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;

/**
 * Lays out the objects that initializers made at link time: those that code names or static fields
 * hold, and what these refer to. Objects with references are roots, in a section of their own.
 */
final class MadeData {
  private static final int PER_LINE = 32;

  private final Lowering lowering;
  private final Assembly out;
  private final Set<String> written = new HashSet<>();

  MadeData(Lowering lowering, Assembly out) {
    this.lowering = lowering;
    this.out = out;
  }

  /** A reference as a 32-bit word: a symbol or zero. */
  static String word(Lowering lowering, Object value) {
    if (value == null) {
      return "0";
    } else if (value instanceof Made made) {
      return lowering.made(made);
    } else if (value instanceof ClassValue known) {
      return Symbols.type(known.type());
    }
    return lowering.literal((String) value);
  }

  void write() {
    while (written.size() < lowering.made().size()) { // writing one may name others
      for (Map.Entry<String, Made> entry : new TreeMap<>(lowering.made()).entrySet()) {
        if (written.add(entry.getKey())) {
          write(entry.getKey(), entry.getValue());
        }
      }
    }
  }

  private void write(String symbol, Made made) {
    ClassInfo type = made instanceof MadeObject ? lowering.world().find(made.type) : null;
    boolean refers =
        type != null
            ? !lowering.layout().references(type).isEmpty()
            : made.type.length() > 2;
    out.section(refers ? ".kiln.objects" : ".data." + symbol, "aw");
    out.line(".balign 8");
    out.label(symbol);
    out.longs(Symbols.type(made.type), "0");
    if (made instanceof MadeArray array) {
      elements(array);
    } else {
      fields((MadeObject) made, type);
    }
  }

  private void fields(MadeObject object, ClassInfo type) {
    SortedMap<Integer, Runnable> writers = new TreeMap<>();
    object.fields().forEach((field, value) -> {
      if (lowering.layout().isKept(field)) {
        writers.put(lowering.layout().offset(field), () -> field(field, value));
      }
    });
    out.fields(Layout.HEADER, lowering.layout().size(type), writers);
  }

  private void field(FieldInfo field, Object value) {
    if (field.isReference()) {
      out.longs(word(lowering, value));
    } else {
      out.numbers(Kinds.storedBytes(field.descriptor), ClassData.bits(value));
    }
  }

  private void elements(MadeArray array) {
    int bytes = Kinds.storedBytes(array.type.substring(1));
    out.longs("" + array.elements.length);
    out.zero(bytes == 8 ? 4 : 0);
    if (array.type.length() > 2) {
      for (Object element : array.elements) {
        out.longs(word(lowering, element));
      }
      return;
    }
    for (int from = 0; from < array.elements.length; from += PER_LINE) {
      long[] values = new long[Math.min(PER_LINE, array.elements.length - from)];
      for (int i = 0; i < values.length; i++) {
        values[i] = ClassData.bits(array.elements[from + i]);
      }
      out.numbers(bytes, values);
    }
  }
}
