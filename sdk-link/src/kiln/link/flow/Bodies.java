package kiln.link.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Makes {@link Body}s, each once: resolves {@code invokedynamic}, then runs the flow analysis. */
public final class Bodies {
  /** Prefix of the names of classes made by the linker that belong to no class of the input. */
  public static final String GENERATED = "kiln/generated/";

  private static final String CONCATENATIONS = "java/lang/invoke/StringConcatFactory";

  private final World world;
  private final Facts facts;
  private final Map<MethodInfo, Body> bodies = new HashMap<>();
  private final Map<String, String> concatenations = new HashMap<>();

  public Bodies(World world, Facts facts) {
    this.world = world;
    this.facts = facts;
  }

  /** Thrown where a class file asks for something that images do not have: a clause. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * The body of a method that has code.
   *
   * @throws Refused if the code has an {@code invokedynamic} that is not known, or does not verify
   */
  public Body of(MethodInfo method) {
    Body body = bodies.get(method);
    if (body == null) {
      body = make(method);
      bodies.put(method, body);
    }
    return body;
  }

  /** Analyses the method's code anew: a fact that it relied on no longer holds. */
  public void renew(MethodInfo method) {
    Body old = bodies.get(method);
    if (old != null) {
      bodies.put(method, analyse(method, old.code));
    }
  }

  /** The method's code, which the linker made, was written anew. */
  public void forget(MethodInfo method) {
    bodies.remove(method);
  }

  private Body make(MethodInfo method) {
    MethodNode copy =
        new MethodNode(
            Opcodes.ASM9, method.access, method.name, method.descriptor, null, new String[0]);
    method.node.accept(copy);
    int count = 0;
    for (AbstractInsnNode insn = copy.instructions.getFirst();
        insn != null;
        insn = insn.getNext()) {
      if (insn instanceof InvokeDynamicInsnNode site) {
        insn = replace(method, copy, site, count++);
      } else if (insn instanceof FieldInsnNode access && access.getOpcode() == Opcodes.GETSTATIC) {
        follow(access);
      }
    }
    return analyse(method, copy);
  }

  /**
   * A method's code as it stands in the class file, its dynamic calls too: not to be lowered.
   *
   * @throws Refused if it does not verify
   */
  public static Body analysed(World world, Facts facts, MethodInfo method) {
    return analyse(world, facts, method, method.node);
  }

  private Body analyse(MethodInfo method, MethodNode copy) {
    return analyse(world, facts, method, copy);
  }

  private static Body analyse(World world, Facts facts, MethodInfo method, MethodNode copy) {
    try {
      return new Body(method, copy, Flow.run(world, facts, method, copy));
    } catch (AnalyzerException e) {
      throw new Refused("has code that cannot be analysed: " + e.getMessage());
    }
  }

  /** Turns the read of a static field that stands for another into a read of that one. */
  private void follow(FieldInsnNode access) {
    String alias = facts.alias(access.owner, access.name);
    if (alias != null) {
      int dot = alias.lastIndexOf('.');
      access.owner = alias.substring(0, dot);
      access.name = alias.substring(dot + 1);
      access.desc = world.find(access.owner).field(access.name).descriptor;
    }
  }

  /** Puts calls of what the linker makes in place of a dynamic one; the last of them. */
  private AbstractInsnNode replace(
      MethodInfo method, MethodNode copy, InvokeDynamicInsnNode site, int count) {
    boolean joins = site.bsm.getOwner().equals(CONCATENATIONS)
        && ErrorPaths.contain(world, copy, site);
    Recipe recipe = joins ? Recipe.of(site) : null;
    MethodInsnNode call;
    if (recipe != null && recipe.isText()) {
      copy.instructions.insertBefore(site, new Inserted(recipe.text()));
      copy.maxStack++;
      String descriptor = Joining.descriptor(site.desc);
      call = call(joining(descriptor, method), Joining.METHOD, descriptor);
    } else {
      call = resolve(method, site, count);
    }
    copy.instructions.set(site, call);
    return call;
  }

  private MethodInsnNode resolve(MethodInfo host, InvokeDynamicInsnNode site, int count) {
    String name = host.owner.name + "$$Lambda$" + tag(host) + count;
    switch (site.bsm.getOwner()) {
      case Lambdas.FACTORY:
        if (Lambdas.isSerializable(site) && world.isOwn(host.owner)) {
          throw new Refused(
              "makes a serializable lambda or method reference, and images serialize no objects:"
                  + " let it be of an interface that does not extend java.io.Serializable, without"
                  + " a cast to it");
        }
        define(Lambdas.define(site, name), host);
        return call(name, Lambdas.MAKE, site.desc);
      case CONCATENATIONS:
        return call(concatenation(site, host), Concatenation.METHOD, site.desc);
      case "java/lang/runtime/ObjectMethods":
        define(RecordMethods.define(site, name), host);
        return call(name, site.name, site.desc);
      default:
        throw new Refused(
            "has a dynamic call site of "
                + site.bsm.getOwner().replace('/', '.')
                + ", which is not in images");
    }
  }

  /** Equal recipes share one method. */
  private String concatenation(InvokeDynamicInsnNode site, MethodInfo host) {
    String key = site.bsm.getName() + site.desc + java.util.Arrays.toString(site.bsmArgs);
    return concatenations.computeIfAbsent(
        key,
        k -> {
          String name =
              GENERATED + "Concat" + Integer.toHexString(k.hashCode()) + "_" + k.length();
          while (world.find(name) != null) {
            name += "x";
          }
          define(Concatenation.define(site, name), host);
          return name;
        });
  }

  private String joining(String descriptor, MethodInfo host) {
    return concatenations.computeIfAbsent(
        descriptor,
        d -> {
          String kinds =
              Stream.of(Type.getArgumentTypes(d))
                  .map(type -> type.getDescriptor().substring(0, 1))
                  .collect(Collectors.joining());
          String name = GENERATED + "Join" + kinds;
          define(Joining.define(d, name), host);
          return name;
        });
  }

  private void define(ClassNode node, MethodInfo host) {
    world.define(node, host.owner.origin);
  }

  private static MethodInsnNode call(String owner, String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  /** Distinguishes the methods of a class by few characters that do not depend on their order. */
  private static String tag(MethodInfo host) {
    return Integer.toUnsignedString(host.signature().hashCode()) + "0";
  }
}
