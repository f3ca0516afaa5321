package kiln.link.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** A class or interface of the {@link World}, as read and after substitutions. */
public final class ClassInfo implements Comparable<ClassInfo> {
  public final String name;
  public final String superName;
  public final List<String> interfaces;
  public final int access;

  /** Which bundle the class came from; {@link World#LIBRARY} for the class library. */
  public final String origin;

  public final ClassNode node;
  private final Map<String, MethodInfo> methods = new LinkedHashMap<>();
  private final Map<String, FieldInfo> fields = new LinkedHashMap<>();

  ClassInfo(ClassNode node, String origin) {
    this.node = node;
    this.name = node.name;
    this.superName = node.superName;
    this.interfaces = List.copyOf(node.interfaces);
    this.access = node.access;
    this.origin = origin;
    for (MethodNode method : node.methods) {
      MethodInfo info = new MethodInfo(this, method);
      methods.put(info.signature(), info);
    }
    for (FieldNode field : node.fields) {
      fields.put(field.name + field.desc, new FieldInfo(this, field));
    }
  }

  public boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  public boolean isAbstract() {
    return (access & Opcodes.ACC_ABSTRACT) != 0;
  }

  public boolean isEnum() {
    return (access & Opcodes.ACC_ENUM) != 0;
  }

  /** Does the class come from the JDK (and not from app, bundle or SDK)? */
  public boolean isLibrary() {
    return origin.equals(World.LIBRARY);
  }

  /** The package with slashes; empty for the unnamed one. */
  public String packageName() {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  /** The method declared here with that name and descriptor, or null. */
  public MethodInfo method(String name, String descriptor) {
    return methods.get(name + descriptor);
  }

  /** The method declared here with that name and descriptor written together, or null. */
  public MethodInfo method(String signature) {
    return methods.get(signature);
  }

  public Collection<MethodInfo> methods() {
    return methods.values();
  }

  /** The field declared here with that name and descriptor, or null. */
  public FieldInfo field(String name, String descriptor) {
    return fields.get(name + descriptor);
  }

  /** The field declared here with that name, or null. */
  public FieldInfo field(String name) {
    for (FieldInfo field : fields.values()) {
      if (field.name.equals(name)) {
        return field;
      }
    }
    return null;
  }

  public Collection<FieldInfo> fields() {
    return fields.values();
  }

  /** Instance fields in the order of declaration. */
  public List<FieldInfo> instanceFields() {
    List<FieldInfo> result = new ArrayList<>();
    for (FieldInfo field : fields.values()) {
      if (!field.isStatic()) {
        result.add(field);
      }
    }
    return result;
  }

  /** The initializer {@code <clinit>}, or null. */
  public MethodInfo initializer() {
    return method("<clinit>", "()V");
  }

  @Override
  public int compareTo(ClassInfo other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
