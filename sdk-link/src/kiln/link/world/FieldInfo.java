package kiln.link.world;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;

/** A field of a class of the {@link World}. Compared by identity: there is one per declaration. */
public final class FieldInfo implements Comparable<FieldInfo> {
  public final ClassInfo owner;
  public final String name;
  public final String descriptor;
  public final int access;

  /** The ConstantValue attribute (JVMS §4.7.2): Integer, Long, Float, Double, String or null. */
  public final Object constant;

  private String text; // made when first asked for: sorted sets ask again and again

  FieldInfo(ClassInfo owner, FieldNode node) {
    this.owner = owner;
    this.name = node.name;
    this.descriptor = node.desc;
    this.access = node.access;
    this.constant = node.value;
  }

  public boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  public boolean isVolatile() {
    return (access & Opcodes.ACC_VOLATILE) != 0;
  }

  /** Does the field hold a reference? */
  public boolean isReference() {
    return descriptor.length() > 1;
  }

  @Override
  public int compareTo(FieldInfo other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    if (text == null) {
      text = owner.name + "." + name + " " + descriptor;
    }
    return text;
  }
}
