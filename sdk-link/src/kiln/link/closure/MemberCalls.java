package kiln.link.closure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kiln.link.declare.Declarations;
import kiln.link.declare.Members;
import kiln.link.declare.Members.Kind;
import kiln.link.flow.Body;
import kiln.link.flow.Value;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Calls of {@code java.lang.Class} for members and of {@code java.lang.reflect.Proxy} for proxies:
 * what they ask for, where constants make that plain.
 */
final class MemberCalls {
  /** Methods of Class that give all members of a kind. */
  private static final Map<String, Kind> WHOLE =
      Map.of(
          "getMethods", Kind.PUBLIC_METHODS,
          "getDeclaredMethods", Kind.METHODS,
          "getFields", Kind.PUBLIC_FIELDS,
          "getDeclaredFields", Kind.FIELDS,
          "getConstructors", Kind.PUBLIC_CONSTRUCTORS,
          "getDeclaredConstructors", Kind.CONSTRUCTORS,
          "getRecordComponents", Kind.RECORD_COMPONENTS,
          "getNestHost", Kind.NEST,
          "getNestMembers", Kind.NEST,
          "isNestmateOf", Kind.NEST);

  /** Methods of Class that give one member, and the kind that its name is of. */
  private static final Map<String, Kind> SINGLE =
      Map.of(
          "getMethod", Kind.PUBLIC_METHODS,
          "getDeclaredMethod", Kind.METHODS,
          "getField", Kind.PUBLIC_FIELDS,
          "getDeclaredField", Kind.FIELDS,
          "getConstructor", Kind.PUBLIC_CONSTRUCTORS,
          "getDeclaredConstructor", Kind.CONSTRUCTORS,
          "newInstance", Kind.CONSTRUCTORS);

  /** Methods of Class that ask about the class itself. */
  private static final Set<String> ABOUT =
      Set.of(
          "getAnnotation", "getAnnotations", "getAnnotationsByType", "getDeclaredAnnotation",
          "getDeclaredAnnotations", "getDeclaredAnnotationsByType", "isAnnotationPresent",
          "getGenericSuperclass", "getGenericInterfaces", "getAnnotatedSuperclass",
          "getAnnotatedInterfaces", "getTypeParameters", "toGenericString",
          "getDeclaringClass", "getEnclosingClass", "getEnclosingMethod", "isAnonymousClass",
          "getEnclosingConstructor", "isLocalClass", "isMemberClass", "getDeclaredClasses",
          "getClasses", "getPermittedSubclasses", "isSealed");

  private MemberCalls() {}

  /** Notes in {@code summary} what the call at {@code index} asks for, or why that is not known. */
  static void summarize(World world, Body body, int index, Summary summary) {
    MethodInsnNode call = (MethodInsnNode) body.instruction(index);
    if (call.owner.equals("java/lang/reflect/Proxy") && call.name.equals("newProxyInstance")) {
      proxy(world, body, index, summary);
    } else if (call.owner.equals("java/lang/reflect/Array") && call.name.equals("newInstance")) {
      if (call.desc.endsWith("I)Ljava/lang/Object;")
          && body.stack(index, 1).asClass() != null) {
        summary.instantiated().add(World.arrayOf(body.stack(index, 1).asClass()));
      }
    } else if (call.owner.equals("java/lang/Class") && call.getOpcode() == Opcodes.INVOKEVIRTUAL) {
      Members members = members(body, index, call);
      int arguments = Type.getArgumentTypes(call.desc).length;
      Value receiver = body.stack(index, arguments);
      if (members == null || receiver.isPrimitiveClass()) { // which has no members
        return;
      } else if (receiver.asClass() != null) {
        summary.reflected().add(new Summary.Asked(receiver.asClass(), members));
        if (arguments == 1 && body.stack(index, 0).asClass() != null) {
          // isNestmateOf: the other class is asked as well
          summary.reflected().add(new Summary.Asked(body.stack(index, 0).asClass(), members));
        }
      } else if (!members.equals(new Members())
          && world.isOwn(body.method.owner)
          && !world.declarations().reflects()) {
        summary.problems().add(
            "asks a class that is not a constant for its members; declare the class in "
                + Declarations.FILE);
      }
    }
  }

  /** What the call asks for; null if it asks for nothing of the kind. */
  private static Members members(Body body, int index, MethodInsnNode call) {
    if (WHOLE.containsKey(call.name)) {
      return Members.of(WHOLE.get(call.name));
    } else if (ABOUT.contains(call.name)) {
      return new Members();
    } else if (!SINGLE.containsKey(call.name)) {
      return null;
    }
    Kind kind = SINGLE.get(call.name);
    if (kind == Kind.CONSTRUCTORS || kind == Kind.PUBLIC_CONSTRUCTORS) {
      return Members.method("<init>");
    }
    boolean field = kind == Kind.FIELDS || kind == Kind.PUBLIC_FIELDS;
    if (!(body.stack(index, field ? 0 : 1).constant() instanceof String name)) {
      return Members.of(kind);
    }
    return field ? Members.field(name) : Members.method(name);
  }

  // --- proxies ---

  private static void proxy(World world, Body body, int index, Summary summary) {
    List<String> interfaces = interfaces(body, index);
    if (interfaces != null) {
      summary.proxied().add(interfaces);
    } else if (world.isOwn(body.method.owner) && world.declarations().proxies().isEmpty()) {
      summary.problems().add(
          "makes a dynamic proxy of interfaces that are no constants; declare them, as a line"
              + " \"proxy app.Greeter app.Log\", in " + Declarations.FILE);
    }
  }

  /** The nearest array of classes that is made before the call, if all in it are constants. */
  private static List<String> interfaces(Body body, int index) {
    for (int i = index; i >= 0; i--) {
      if (body.instruction(i) instanceof TypeInsnNode made
          && made.getOpcode() == Opcodes.ANEWARRAY
          && made.desc.equals("java/lang/Class")) {
        Integer length = body.reaches(i) ? body.stack(i, 0).asInt() : null;
        return length == null ? null : elements(made.getNext(), length);
      }
    }
    return null;
  }

  private static List<String> elements(AbstractInsnNode at, int length) {
    List<String> result = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      at = real(at);
      AbstractInsnNode position = real(at.getNext());
      AbstractInsnNode value = real(position.getNext());
      AbstractInsnNode store = real(value.getNext());
      boolean plain =
          at.getOpcode() == Opcodes.DUP
              && (position instanceof InsnNode || position instanceof IntInsnNode)
              && value instanceof LdcInsnNode
              && store.getOpcode() == Opcodes.AASTORE;
      if (!plain || !(((LdcInsnNode) value).cst instanceof Type type)) {
        return null;
      }
      result.add(type.getInternalName());
      at = store.getNext();
    }
    return result;
  }

  /** The next instruction that is no label or line mark. */
  private static AbstractInsnNode real(AbstractInsnNode at) {
    while (at.getOpcode() < 0) {
      at = at.getNext();
    }
    return at;
  }
}
