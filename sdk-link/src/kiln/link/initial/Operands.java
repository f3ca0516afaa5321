package kiln.link.initial;

import org.objectweb.asm.Opcodes;

/** The operand stack of one call; a long or double is one entry. */
final class Operands implements Opcodes {
  private final Object[] entries;
  private int size;

  Operands(int most) {
    entries = new Object[most];
  }

  static boolean isWide(Object value) {
    return value instanceof Long || value instanceof Double;
  }

  void push(Object value) {
    entries[size++] = value;
  }

  Object pop() {
    return entries[--size];
  }

  int popInt() {
    return (Integer) pop();
  }

  /** Executes one of pop, dup, swap and their kin; false if it is none of them (JVMS §6.5). */
  boolean shuffle(int op) {
    switch (op) {
      case NOP -> { }
      case POP -> pop();
      case POP2 -> take(units(0));
      case SWAP -> insert(1, 1, false);
      case DUP -> insert(1, 0, true);
      case DUP_X1 -> insert(1, 1, true);
      case DUP_X2 -> insert(1, units(1), true);
      case DUP2 -> insert(units(0), 0, true);
      case DUP2_X1 -> insert(units(0), 1, true);
      case DUP2_X2 -> insert(units(0), units(units(0)), true);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** How many entries two words are, from {@code depth} down: a wide one, or two. */
  private int units(int depth) {
    return isWide(entries[size - 1 - depth]) ? 1 : 2;
  }

  private Object[] take(int count) {
    size -= count;
    return java.util.Arrays.copyOfRange(entries, size, size + count);
  }

  /** Puts the top {@code count} entries below the {@code below} entries under them. */
  private void insert(int count, int below, boolean copies) {
    Object[] top = take(count);
    Object[] under = take(below);
    put(top);
    put(under);
    if (copies) {
      put(top);
    }
  }

  private void put(Object[] values) {
    for (Object value : values) {
      push(value);
    }
  }
}
