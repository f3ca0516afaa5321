package kiln.link.reflect;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The classes of dynamic proxies, a class for each list of interfaces, and the class that finds them
 * by the names of these: {@code static Object make(String names, InvocationHandler handler)}.
 */
final class ProxyClasses implements Opcodes {
  private static final String FINDER = Classes.GENERATED + "Proxies";
  private static final String HANDLER = "Ljava/lang/reflect/InvocationHandler;";

  private final World world;
  private final SortedMap<String, String> classes = new TreeMap<>(); // names of interfaces -> class
  private final ClassInfo finder;

  ProxyClasses(World world) {
    this.world = world;
    ClassNode node = Classes.make(FINDER);
    Classes.method(node, "make", "(Ljava/lang/String;" + HANDLER + ")Ljava/lang/Object;");
    this.finder = world.define(node, World.REFLECTION);
    write();
  }

  /** The methods that {@link #add} writes anew. */
  Collection<MethodInfo> methods() {
    return finder.methods();
  }

  /**
   * Makes the class for these interfaces, if there may be one: HotSpot makes none where something
   * is no interface, is not there, or stands twice.
   *
   * @param methods gets the methods that handlers are told of, as {@code owner.name}
   * @return whether it is new
   */
  boolean add(List<String> interfaces, Collection<String> methods) {
    String key = String.join(",", interfaces).replace('/', '.');
    if (classes.containsKey(key) || !isProxied(interfaces)) {
      return false;
    }
    String name = Classes.GENERATED + "$Proxy" + Classes.tag(key);
    Map<String, MethodInfo> proxied = proxied(interfaces);
    world.define(new ProxyCode(name, interfaces, proxied).make(), World.REFLECTION);
    classes.put(key, name);
    proxied.values().forEach(m -> methods.add(m.owner.name + "." + m.name));
    write();
    return true;
  }

  private boolean isProxied(List<String> interfaces) {
    return interfaces.stream().distinct().count() == interfaces.size()
        && interfaces.stream().allMatch(i -> world.find(i) != null && world.find(i).isInterface());
  }

  /** By name and descriptor; the first interface that has a method stands for all behind it. */
  private Map<String, MethodInfo> proxied(List<String> interfaces) {
    Map<String, MethodInfo> result = new LinkedHashMap<>();
    ClassInfo object = world.find("java/lang/Object");
    for (String signature : List.of(
        "hashCode()I", "equals(Ljava/lang/Object;)Z", "toString()Ljava/lang/String;")) {
      result.put(signature, object.method(signature));
    }
    for (String face : interfaces) {
      methods(face).forEach(result::putIfAbsent);
    }
    return result;
  }

  /** All that an interface has and inherits; an overridden method gives way. */
  private Map<String, MethodInfo> methods(String face) {
    Map<String, MethodInfo> result = new LinkedHashMap<>();
    for (String each : world.supertypes(face)) {
      ClassInfo info = world.find(each);
      if (info != null && info.isInterface()) {
        for (MethodInfo method : info.methods()) {
          if (method.isVirtual()) {
            result.merge(method.signature(), method, this::moreSpecific);
          }
        }
      }
    }
    return result;
  }

  private MethodInfo moreSpecific(MethodInfo known, MethodInfo other) {
    return world.isSubtype(other.owner.name, known.owner.name) ? other : known;
  }

  private void write() {
    MethodNode make = finder.methods().iterator().next().node;
    Classes.restart(make);
    Classes.switchOnString(make, classes.keySet(), key -> {
      make.visitTypeInsn(NEW, classes.get(key));
      make.visitInsn(DUP);
      make.visitVarInsn(ALOAD, 1);
      make.visitMethodInsn(
          INVOKESPECIAL, classes.get(key), "<init>", "(" + HANDLER + ")V", false);
      make.visitInsn(ARETURN);
    });
    make.visitInsn(ACONST_NULL);
    make.visitInsn(ARETURN);
    Classes.end(make, 2);
  }
}
