package kiln.link.world;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** A method of a class of the {@link World}. Compared by identity: there is one per declaration. */
public final class MethodInfo implements Comparable<MethodInfo> {
  public final ClassInfo owner;
  public final String name;
  public final String descriptor;
  public final int access;

  /** The body as read; stages work on copies. */
  public final MethodNode node;

  private String text; // made when first asked for: sorted sets ask again and again

  MethodInfo(ClassInfo owner, MethodNode node) {
    this.owner = owner;
    this.name = node.name;
    this.descriptor = node.desc;
    this.access = node.access;
    this.node = node;
  }

  /** Name and descriptor: what overriding compares (JVMS §5.4.5). */
  public String signature() {
    return name + descriptor;
  }

  public boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  public boolean isAbstract() {
    return (access & Opcodes.ACC_ABSTRACT) != 0;
  }

  public boolean isNative() {
    return (access & Opcodes.ACC_NATIVE) != 0;
  }

  public boolean isPrivate() {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }

  public boolean isSynchronized() {
    return (access & Opcodes.ACC_SYNCHRONIZED) != 0;
  }

  /** Neither public, protected nor private. */
  public boolean isPackagePrivate() {
    return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE)) == 0;
  }

  public boolean isConstructor() {
    return name.equals("<init>");
  }

  public boolean isClassInitializer() {
    return name.equals("<clinit>");
  }

  /** Can a call select another method than this one (JVMS §5.4.6)? */
  public boolean isVirtual() {
    return !isStatic() && !isPrivate() && !isConstructor();
  }

  @Override
  public int compareTo(MethodInfo other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    if (text == null) {
      text = owner.name + "." + name + descriptor;
    }
    return text;
  }
}
