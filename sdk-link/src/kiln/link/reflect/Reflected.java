package kiln.link.reflect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.declare.Members;
import kiln.link.declare.Members.Kind;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * All that reflection may ask for in an image, and the classes that answer it: one for each class
 * whose members are known, and one that finds those by name. It grows while the closure does: what
 * is made already is written anew, and only ever has more.
 */
public final class Reflected implements Opcodes {
  private static final String FINDER = Classes.GENERATED + "Reflected";
  private static final String FIND = "find";
  private static final String FIND_DESCRIPTOR =
      "(Ljava/lang/String;)L" + MemberClass.RUNTIME + ";";

  private static final Members EVERYTHING =
      Members.of(Kind.CONSTRUCTORS, Kind.METHODS, Kind.FIELDS);

  private final World world;
  private final SortedMap<String, MemberClass> classes = new TreeMap<>();
  private final ProxyClasses proxies;
  private boolean usesOfTypes;

  /** Nothing is asked for yet. */
  public Reflected(World world) {
    this.world = world;
    this.proxies = new ProxyClasses(world);
    ClassNode finder = Classes.make(FINDER);
    Classes.method(finder, FIND, FIND_DESCRIPTOR);
    world.define(finder, World.REFLECTION);
    writeFinder();
  }

  /**
   * Members of {@code type} are asked for, and those it inherits.
   *
   * @return the generated methods whose code has changed
   */
  public Set<MethodInfo> add(String type, Members members) {
    Set<MethodInfo> changed = new LinkedHashSet<>();
    if (type.charAt(0) == '[') {
      type = "java/lang/Object";
    }
    ClassInfo info = type.charAt(0) == '%' ? null : world.find(type);
    if (info == null) {
      return changed;
    }
    addOne(info, members, changed);
    Members inherited = members.inherited();
    for (String supertype : world.supertypes(type)) {
      ClassInfo above = world.find(supertype);
      boolean isRoot = supertype.equals("java/lang/Object") && info.isInterface();
      if (above != null && above != info && !isRoot) {
        addOne(above, inherited, changed);
      }
    }
    return changed;
  }

  private void addOne(ClassInfo info, Members asked, Set<MethodInfo> changed) {
    // who walks up the super classes and asks each for its members ends there
    Members members = info.superName == null ? EVERYTHING : asked;
    MemberClass known = classes.get(info.name);
    if (known == null) {
      known = new MemberClass(world, info);
      classes.put(info.name, known);
      writeFinder();
      changed.addAll(world.find(FINDER).methods());
    } else if (!known.lacks(members)) {
      return;
    }
    known.add(members);
    changed.addAll(known.methods());
    changed.addAll(addEnclosing(info));
    changed.addAll(addRelated(known.related()));
    if (usesOfTypes) {
      changed.addAll(addRelated(known.usedTypes()));
    }
  }

  private Set<MethodInfo> addRelated(Collection<String> types) {
    Set<MethodInfo> changed = new LinkedHashSet<>();
    for (String type : types) {
      if (!classes.containsKey(type)) {
        changed.addAll(add(type, new Members()));
      }
    }
    return changed;
  }

  /**
   * Annotations at uses of types are asked for: who looks for them asks what is around each type.
   *
   * @return the generated methods whose code has changed
   */
  public Set<MethodInfo> addUsesOfTypes() {
    usesOfTypes = true;
    Set<MethodInfo> changed = new LinkedHashSet<>();
    for (MemberClass known : List.copyOf(classes.values())) {
      changed.addAll(addRelated(known.usedTypes()));
    }
    return changed;
  }

  /** Who asks a local class for the method around it gets that from the class around it. */
  private Set<MethodInfo> addEnclosing(ClassInfo info) {
    String around = info.node.outerClass;
    if (around == null) {
      return Set.of();
    }
    String method = info.node.outerMethod;
    String descriptor = info.node.outerMethodDesc;
    return add(around, method == null
        ? new Members()
        : Members.method(method + descriptor.substring(0, descriptor.indexOf(')') + 1)));
  }

  /**
   * A dynamic proxy of these interfaces is asked for.
   *
   * @return the generated methods whose code has changed
   */
  public Set<MethodInfo> addProxy(List<String> interfaces) {
    Set<MethodInfo> changed = new LinkedHashSet<>();
    Collection<String> methods = new ArrayList<>();
    if (proxies.add(interfaces, methods)) {
      changed.addAll(proxies.methods());
      for (String method : methods) {
        int dot = method.indexOf('.');
        changed.addAll(add(method.substring(0, dot), Members.method(method.substring(dot + 1))));
      }
    }
    return changed;
  }

  private void writeFinder() {
    MethodNode find = world.find(FINDER).methods().iterator().next().node;
    Classes.restart(find);
    Classes.switchOnString(find, names(), name -> {
      String made = classes.get(name.replace('.', '/')).name();
      find.visitTypeInsn(NEW, made);
      find.visitInsn(DUP);
      find.visitMethodInsn(INVOKESPECIAL, made, "<init>", "()V", false);
      find.visitInsn(ARETURN);
    });
    find.visitInsn(ACONST_NULL);
    find.visitInsn(ARETURN);
    Classes.end(find, 1);
  }

  private List<String> names() {
    return classes.keySet().stream().map(name -> name.replace('/', '.')).toList();
  }
}
