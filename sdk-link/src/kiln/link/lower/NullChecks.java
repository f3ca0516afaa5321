package kiln.link.lower;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.program.NullMessage;
import kiln.link.program.Program;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Numbers the null checks of each line, so that the linker can tell from the debug information of a
 * call which of them it belongs to: the number stands above the 16 bits of the line (JVMS §4.7.12).
 *
 * <p>Numbers depend on the class file alone, so that a unit's text does not change with others.
 */
final class NullChecks {
  private static final int MOST = (1 << 15) - 1;

  private final Map<ClassInfo, Map<AbstractInsnNode, Integer>> numbers = new HashMap<>();
  private final Map<MethodInfo, NullCauses> causes = new HashMap<>();
  private final SortedMap<String, NullMessage> messages = new TreeMap<>();

  /** The messages so far, by {@link Program#nullCheck}. */
  SortedMap<String, NullMessage> messages() {
    return messages;
  }

  /**
   * The line that the throw of a check gets: with its number, if it has a message.
   *
   * @param index of the instruction in the class file
   * @param line of the source
   */
  int line(MethodInfo method, int index, int line) {
    AbstractInsnNode insn = method.node.instructions.get(index);
    int number =
        numbers.computeIfAbsent(method.owner, NullChecks::number).getOrDefault(insn, MOST + 1);
    boolean hidden = method.owner.name.startsWith("kiln/"); // no frame of a trace
    if (hidden || number > MOST || !NullCauses.checks(insn)) {
      return line;
    }
    int marked = number << 16 | line;
    messages.computeIfAbsent(
        Program.nullCheck(method.owner.name.replace('/', '.'), marked),
        key ->
            causes
                .computeIfAbsent(method, m -> NullCauses.of(m.owner.name, m.node))
                .message(index));
    return marked;
  }

  private static Map<AbstractInsnNode, Integer> number(ClassInfo type) {
    Map<AbstractInsnNode, Integer> result = new HashMap<>();
    Map<Integer, Integer> counts = new HashMap<>();
    for (MethodNode method : type.node.methods) {
      int line = 0;
      for (AbstractInsnNode insn : method.instructions) {
        if (insn instanceof LineNumberNode mark) {
          line = mark.line;
        } else if (NullCauses.checks(insn)) {
          result.put(insn, counts.merge(line, 1, Integer::sum));
        }
      }
    }
    return result;
  }
}
