package kiln.link.initial;

import java.util.HashMap;
import java.util.Map;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;

/** The instructions of a method, with the places of its labels. */
final class Code {
  final MethodInfo method;
  final AbstractInsnNode[] instructions;
  private final Map<LabelNode, Integer> labels = new HashMap<>();

  Code(MethodInfo method) {
    this.method = method;
    this.instructions = method.node.instructions.toArray();
    for (int i = 0; i < instructions.length; i++) {
      if (instructions[i] instanceof LabelNode label) {
        labels.put(label, i);
      }
    }
  }

  int index(LabelNode label) {
    return labels.get(label);
  }
}
