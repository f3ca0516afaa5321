package kiln.link.lower;

import org.objectweb.asm.Opcodes;

/** The instructions that move stack entries about: pop, dup, swap and their wide forms. */
final class Shuffle implements Opcodes {
  private Shuffle() {}

  static void write(int op, Stack stack) {
    switch (op) {
      case POP -> stack.pop();
      case POP2 -> popUnit(stack);
      case SWAP -> insert(stack, 1, 1);
      case DUP -> stack.push(stack.top(0));
      case DUP_X1 -> duplicate(stack, 1, 1);
      case DUP_X2 -> duplicate(stack, 1, width(stack, 1));
      case DUP2 -> duplicate(stack, width(stack, 0), 0);
      case DUP2_X1 -> duplicate(stack, width(stack, 0), 1);
      default -> duplicate(stack, width(stack, 0), width(stack, width(stack, 0)));
    }
  }

  /** How many entries the two words from {@code depth} on are: a wide one, or two. */
  private static int width(Stack stack, int depth) {
    return stack.top(depth).isWide() ? 1 : 2;
  }

  private static void popUnit(Stack stack) {
    if (!stack.pop().isWide()) {
      stack.pop();
    }
  }

  private static void insert(Stack stack, int count, int below) {
    Stack.Entry[] taken = take(stack, count);
    Stack.Entry[] under = take(stack, below);
    put(stack, taken);
    put(stack, under);
  }

  /** Copies the top {@code count} entries to below the {@code below} entries under them. */
  private static void duplicate(Stack stack, int count, int below) {
    Stack.Entry[] taken = take(stack, count);
    Stack.Entry[] under = take(stack, below);
    put(stack, taken);
    put(stack, under);
    put(stack, taken);
  }

  private static Stack.Entry[] take(Stack stack, int count) {
    Stack.Entry[] entries = new Stack.Entry[count];
    for (int i = count - 1; i >= 0; i--) {
      entries[i] = stack.pop();
    }
    return entries;
  }

  private static void put(Stack stack, Stack.Entry[] entries) {
    for (Stack.Entry entry : entries) {
      stack.push(entry);
    }
  }
}
