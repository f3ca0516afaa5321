package kiln.link.wiring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kiln.link.bundles.Bundles;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the constructor of a component that Declarative Services would call (OSGi Compendium 8
 * §112.3, constructor injection), and refuses what they would do with the class besides.
 */
final class Constructors {
  private static final Type LIST = Type.getObjectType("java/util/List");
  private static final Type COLLECTION = Type.getObjectType("java/util/Collection");

  private Constructors() {}

  /**
   * The descriptor of the constructor.
   *
   * @return null if there is none; why is then among the refusals
   */
  static String find(Bundles bundles, Declaration component, List<String> refusals) {
    byte[] file = bundles.classFile(component.className());
    String name = component.className().replace('/', '.');
    if (file == null) {
      refusals.add("its class " + name + " is in no bundle; build the bundle again");
      return null;
    }
    ClassNode node = new ClassNode();
    new ClassReader(file).accept(node, ClassReader.SKIP_CODE);
    if (!isPublic(node.access) || (node.access & Opcodes.ACC_ABSTRACT) != 0) {
      refusals.add("its class " + name + " is not public or is abstract");
    }
    refuseLifeCycle(node, component, refusals);
    List<String> found = new ArrayList<>();
    for (MethodNode method : node.methods) {
      if (method.name.equals("<init>") && isPublic(method.access)
          && Type.getArgumentTypes(method.desc).length == component.arity()) {
        found.add(method.desc);
      }
    }
    if (found.size() > 1) {
      found.removeIf(constructor -> !fits(constructor, component));
    }
    if (found.size() != 1) {
      String count =
          found.isEmpty() ? "no public constructor" : found.size() + " public constructors";
      refusals.add("its class " + name + " has " + count + " with "
          + parameters(component.arity()) + "; exactly one is needed");
      return null;
    }
    return found.get(0);
  }

  private static boolean isPublic(int access) {
    return (access & Opcodes.ACC_PUBLIC) != 0;
  }

  private static String parameters(int count) {
    return switch (count) {
      case 0 -> "no parameters";
      case 1 -> "1 parameter";
      default -> count + " parameters";
    };
  }

  private static boolean fits(String constructor, Declaration component) {
    Type[] types = Type.getArgumentTypes(constructor);
    return component.references().stream().allMatch(
        r -> r.parameter() < 0 || r.parameter() < types.length && fits(types[r.parameter()], r));
  }

  /** Whether a parameter takes what a reference gives. */
  static boolean fits(Type parameter, Reference reference) {
    return reference.many()
        ? parameter.equals(LIST) || parameter.equals(COLLECTION)
        : parameter.getClassName().equals(Type.getObjectType(
            reference.service().replace('.', '/')).getClassName());
  }

  /** A method of these names is called even where nothing declares it. */
  private static void refuseLifeCycle(
      ClassNode node, Declaration component, List<String> refusals) {
    for (MethodNode method : node.methods) {
      boolean called = method.name.equals("activate") || method.name.equals("deactivate");
      boolean taken = Arrays.stream(Type.getArgumentTypes(method.desc)).allMatch(
          t -> t.getClassName().startsWith("org.osgi.") || t.getClassName().equals("java.util.Map")
              || t.equals(Type.INT_TYPE));
      if (called && taken && (method.access & Opcodes.ACC_STATIC) == 0
          && component.refusals().stream().noneMatch(r -> r.contains("method " + method.name))) {
        refusals.add("its method " + method.name + " would be called by Declarative Services on the"
            + " JVM, but not in an image; give it another name");
      }
    }
  }
}
