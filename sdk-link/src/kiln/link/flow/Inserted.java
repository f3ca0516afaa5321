package kiln.link.flow;

import org.objectweb.asm.tree.LdcInsnNode;

/** A literal that the linker pushes where the class file has no instruction for it. */
final class Inserted extends LdcInsnNode {
  Inserted(String text) {
    super(text);
  }
}
