package kiln.link.flow;

import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Where control goes from an instruction of a class file, without an exception. */
public final class Jumps implements Opcodes {
  private Jumps() {}

  /** The labels that the instruction may jump to. */
  public static List<LabelNode> targets(AbstractInsnNode insn) {
    if (insn instanceof JumpInsnNode jump) {
      return List.of(jump.label);
    } else if (insn instanceof TableSwitchInsnNode table) {
      return Stream.concat(table.labels.stream(), Stream.of(table.dflt)).toList();
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      return Stream.concat(lookup.labels.stream(), Stream.of(lookup.dflt)).toList();
    }
    return List.of();
  }

  /** May control go on to the next instruction? */
  public static boolean fallThrough(AbstractInsnNode insn) {
    int op = insn.getOpcode();
    boolean leaves = op >= IRETURN && op <= RETURN || op == ATHROW;
    return !leaves && op != GOTO && op != TABLESWITCH && op != LOOKUPSWITCH;
  }
}
