package kiln.link.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import kiln.link.declare.Declarations;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * All classes that an image could draw on, read on demand: generated ones, then those of the
 * bundles, then the class library; with substitutions applied. Answers questions of the type
 * hierarchy and of member resolution; knows nothing of what is live.
 *
 * <p>Types are written as in the constant pool: {@code java/lang/String}, {@code [I}, {@code
 * [Ljava/lang/String;}.
 */
public final class World {
  /** Origin of classes of the JDK. */
  public static final String LIBRARY = "java.base";

  /** Origin of classes that the linker makes to answer reflection: what they call, others wrote. */
  public static final String REFLECTION = "reflection";

  /** Where class bytes come from. */
  public interface Source {
    /** The class file and its origin, or null. */
    Found find(String internalName);

    /** The contents of all bundles' entries of that path, in the order of the class path. */
    default List<byte[]> resources(String path) {
      return List.of();
    }

    /**
     * Does that bundle hold code of others, which the app only uses? What such code asks for and
     * images do not have is noted, where the app's own would be refused.
     */
    default boolean isBorrowed(String origin) {
      return false;
    }

    /** The content of a file of the class library, or null. */
    default byte[] libraryFile(String path) {
      return null;
    }

    /** Has the class library a time zone of that name, which nothing declares? */
    default boolean lacksZone(String name) {
      return false;
    }
  }

  /** A class file and the bundle that holds it. */
  public record Found(byte[] bytes, String origin) {}

  private final Source source;
  private final Function<ClassNode, ClassNode> transform;
  private final Declarations declarations;
  private final Map<String, ClassInfo> classes = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();

  /**
   * @param transform applied to each class as it is read (substitutions)
   * @param declarations what the bundles declare that their code asks for by name
   */
  public World(
      Source source, Function<ClassNode, ClassNode> transform, Declarations declarations) {
    this.source = source;
    this.transform = transform;
    this.declarations = declarations;
  }

  /** What the bundles declare that their code asks for by name. */
  public Declarations declarations() {
    return declarations;
  }

  /** The contents of all bundles' entries of that path, in the order of the class path. */
  public List<byte[]> resources(String path) {
    return source.resources(path);
  }

  /** Is the class written for images: no part of the class library, nor of a borrowed jar? */
  public boolean isOwn(ClassInfo type) {
    return !type.isLibrary()
        && !type.origin.equals(REFLECTION)
        && !source.isBorrowed(type.origin);
  }

  /** The content of a file of the class library, or null. */
  public byte[] libraryFile(String path) {
    return source.libraryFile(path);
  }

  /** Has the class library a time zone of that name, which nothing declares? */
  public boolean lacksZone(String name) {
    return source.lacksZone(name);
  }

  /** The class of that name, or null if there is none. */
  public ClassInfo find(String name) {
    if (classes.containsKey(name)) {
      return classes.get(name);
    }
    Found found = source.find(name);
    ClassInfo info = null;
    if (found != null) {
      ClassNode node = new ClassNode();
      new ClassReader(found.bytes()).accept(node, 0);
      info = new ClassInfo(transform.apply(node), found.origin());
    }
    classes.put(name, info);
    return info;
  }

  /** Adds a class that the linker made itself. */
  public ClassInfo define(ClassNode node, String origin) {
    ClassInfo info = new ClassInfo(node, origin);
    if (classes.putIfAbsent(node.name, info) != null) {
      throw new AssertionError("class " + node.name + " is there already");
    }
    return info;
  }

  public ClassInfo superClass(ClassInfo type) {
    return type.superName == null ? null : find(type.superName);
  }

  /** All super classes and interfaces of a class, itself included; classes first, nearest first. */
  public Set<String> supertypes(String name) {
    Set<String> known = supertypes.get(name);
    if (known == null) {
      known = new LinkedHashSet<>();
      for (ClassInfo c = find(name); c != null; c = superClass(c)) {
        known.add(c.name);
      }
      for (String type : List.copyOf(known)) {
        addInterfaces(find(type), known);
      }
      known.add("java/lang/Object");
      supertypes.put(name, known);
    }
    return known;
  }

  private void addInterfaces(ClassInfo type, Set<String> into) {
    if (type == null) {
      return;
    }
    for (String face : type.interfaces) {
      if (into.add(face)) {
        addInterfaces(find(face), into);
      }
    }
  }

  /** Can a value of type {@code from} be assigned to {@code to} (JVMS §6.5 checkcast)? */
  public boolean isSubtype(String from, String to) {
    if (from.equals(to) || to.equals("java/lang/Object")) {
      return true;
    }
    if (from.charAt(0) != '[') {
      return to.charAt(0) != '[' && supertypes(from).contains(to);
    }
    if (to.charAt(0) != '[') {
      return to.equals("java/lang/Cloneable") || to.equals("java/io/Serializable");
    }
    String fromElement = element(from);
    String toElement = element(to);
    return fromElement != null && toElement != null && isSubtype(fromElement, toElement);
  }

  /** The element type of an array type as a type name; null for primitive elements. */
  public static String element(String array) {
    return switch (array.charAt(1)) {
      case '[' -> array.substring(1);
      case 'L' -> array.substring(2, array.length() - 1);
      default -> null;
    };
  }

  /** The type of arrays of {@code element}. */
  public static String arrayOf(String element) {
    return element.charAt(0) == '[' ? "[" + element : "[L" + element + ";";
  }

  /** A type that both are assignable to; {@code java/lang/Object} when only interfaces are shared. */
  public String commonSupertype(String a, String b) {
    if (isSubtype(a, b)) {
      return b;
    }
    if (isSubtype(b, a)) {
      return a;
    }
    if (a.charAt(0) == '[' || b.charAt(0) == '[') {
      return "java/lang/Object";
    }
    for (ClassInfo c = find(a); c != null && !c.isInterface(); c = superClass(c)) {
      if (isSubtype(b, c.name)) {
        return c.name;
      }
    }
    return "java/lang/Object";
  }

  /** Field resolution (JVMS §5.4.3.2); null if there is none. */
  public FieldInfo resolveField(String owner, String name, String descriptor) {
    ClassInfo type = find(owner);
    if (type == null) {
      return null;
    }
    FieldInfo field = type.field(name, descriptor);
    for (int i = 0; field == null && i < type.interfaces.size(); i++) {
      field = resolveField(type.interfaces.get(i), name, descriptor);
    }
    return field != null || type.superName == null
        ? field
        : resolveField(type.superName, name, descriptor);
  }

  /** Method resolution (JVMS §5.4.3.3 and §5.4.3.4); null if there is none. */
  public MethodInfo resolveMethod(String owner, String name, String descriptor) {
    if (owner.charAt(0) == '[') {
      owner = "java/lang/Object";
    }
    for (ClassInfo c = find(owner); c != null; c = superClass(c)) {
      MethodInfo method = c.method(name, descriptor);
      if (method != null) {
        return method;
      }
      if (c.isInterface()) {
        MethodInfo ofObject = find("java/lang/Object").method(name, descriptor);
        if (ofObject != null && !ofObject.isStatic() && !ofObject.isPrivate()) {
          return ofObject;
        }
        break;
      }
    }
    return superinterfaceMethod(owner, name, descriptor);
  }

  /** The maximally specific superinterface method (JVMS §5.4.3.3), any one if there are several. */
  private MethodInfo superinterfaceMethod(String owner, String name, String descriptor) {
    List<MethodInfo> candidates = new ArrayList<>();
    for (String type : supertypes(owner)) {
      ClassInfo face = find(type);
      if (face != null && face.isInterface()) {
        MethodInfo method = face.method(name, descriptor);
        if (method != null && !method.isStatic() && !method.isPrivate()) {
          candidates.add(method);
        }
      }
    }
    MethodInfo best = null;
    for (MethodInfo candidate : candidates) {
      boolean overridden = false;
      for (MethodInfo other : candidates) {
        overridden |=
            other != candidate && isSubtype(other.owner.name, candidate.owner.name);
      }
      if (!overridden && (best == null || best.isAbstract())) {
        best = candidate;
      }
    }
    return best;
  }

  /**
   * Method selection (JVMS §5.4.6): what a call of {@code resolved} runs on an instance of {@code
   * type}.
   *
   * @return null if no implementation is there (an AbstractMethodError at run time)
   */
  public MethodInfo select(String type, MethodInfo resolved) {
    if (!resolved.isVirtual()) {
      return resolved;
    }
    if (type.charAt(0) == '[') {
      type = "java/lang/Object";
    }
    for (ClassInfo c = find(type); c != null; c = superClass(c)) {
      MethodInfo method = c.method(resolved.name, resolved.descriptor);
      if (method != null && (method == resolved || overrides(method, resolved))) {
        return method.isAbstract() ? null : method;
      }
    }
    MethodInfo fallback = superinterfaceMethod(type, resolved.name, resolved.descriptor);
    return fallback == null || fallback.isAbstract() ? null : fallback;
  }

  /** Can {@code method} override {@code resolved} (JVMS §5.4.5)? Both have one signature. */
  private boolean overrides(MethodInfo method, MethodInfo resolved) {
    if (!method.isVirtual()) {
      return false;
    }
    if (!resolved.isPackagePrivate() || resolved.owner.isInterface()) {
      return true;
    }
    if (method.owner.packageName().equals(resolved.owner.packageName())) {
      return true;
    }
    // transitively: something between the two overrides the one and is overridden by the other
    for (ClassInfo c = superClass(method.owner); c != null; c = superClass(c)) {
      MethodInfo between = c.method(resolved.name, resolved.descriptor);
      if (between != null && between != resolved && !between.isPackagePrivate()) {
        return between.isVirtual() && overrides(between, resolved);
      }
    }
    return false;
  }
}
