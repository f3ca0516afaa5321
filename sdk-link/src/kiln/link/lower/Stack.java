package kiln.link.lower;

import java.util.ArrayList;
import java.util.List;

/**
 * The operand stack while a block is written: C expressions without side effects, so cheap that
 * they may be repeated: constants, temporaries and the names of variables.
 */
final class Stack {
  /**
   * @param kind I, J, F, D or A
   * @param variable the variable it names, which an assignment would change; null for constants and
   *     temporaries
   */
  record Entry(char kind, String text, String variable) {
    boolean isWide() {
      return kind == 'J' || kind == 'D';
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final StringBuilder out;
  private int temporaries;

  Stack(StringBuilder out) {
    this.out = out;
  }

  void clear() {
    entries.clear();
  }

  int size() {
    return entries.size();
  }

  Entry get(int position) {
    return entries.get(position);
  }

  Entry top(int depth) {
    return entries.get(entries.size() - 1 - depth);
  }

  Entry pop() {
    return entries.remove(entries.size() - 1);
  }

  void push(Entry entry) {
    entries.add(entry);
  }

  void pushConstant(char kind, String text) {
    entries.add(new Entry(kind, text, null));
  }

  void pushVariable(char kind, String name) {
    entries.add(new Entry(kind, name, name));
  }

  /** Computes {@code expression} now, into a new temporary, and pushes that. */
  void pushValue(char kind, String expression) {
    pushConstant(kind, temporary(kind, expression));
  }

  /** A new temporary that holds {@code expression}. */
  String temporary(char kind, String expression) {
    String name = "t" + temporaries++;
    out.append("  ").append(Kinds.value(kind)).append(name).append(" = ");
    out.append(expression).append(";\n");
    return name;
  }

  /** Saves the entries that name a variable which is about to change. */
  void spill(String variable) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (variable.equals(entry.variable)) {
        entries.set(i, new Entry(entry.kind, temporary(entry.kind, entry.text), null));
      }
    }
  }
}
