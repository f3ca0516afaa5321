package kiln.link.closure;

import kiln.link.flow.Body;
import kiln.link.flow.Facts;
import kiln.link.flow.Value;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a call instruction comes down to in a closed world. */
public sealed interface CallSite {
  /** The result is known and nothing is called: a constant, or {@link Facts#NULL}. */
  record Known(Object constant) implements CallSite {}

  /** An expression of C; see {@link Intrinsics}. */
  record Inline(String expression) implements CallSite {}

  /** A question for a field's offset. */
  record FieldQuestion(ConstantCalls.Answer answer) implements CallSite {}

  /** An access through a VarHandle. */
  record HandleAccess(Polymorphic.Access access) implements CallSite {}

  /** A class that is asked for by a constant name and is there: Class.forName. */
  record KnownClass(String type, boolean isInitialized) implements CallSite {}

  /** One target, known now. */
  record Direct(MethodInfo method) implements CallSite {}

  /** The target depends on the receiver, an instance of {@code type}. */
  record Virtual(String type, MethodInfo resolved) implements CallSite {}

  /** An image cannot do this; the reason is a clause. */
  record Unsupported(String reason) implements CallSite {}

  /** Decides the call at {@code index}. */
  static CallSite of(World world, Facts facts, Body body, int index) {
    MethodInsnNode call = (MethodInsnNode) body.instruction(index);
    Object fact = facts.result(call.owner, call.name, call.desc);
    if (fact != null) {
      return new Known(fact);
    }
    // newer compilers name the interface where a method of Object is called on one
    String owner = call.itf && isOfObject(world, call) ? "java/lang/Object" : call.owner;
    String inline = Intrinsics.expression(owner, call.name, call.desc);
    if (inline != null) {
      return new Inline(inline);
    }
    if (ConstantCalls.applies(call)) {
      ConstantCalls.Answer answer = ConstantCalls.answer(world, body, index);
      if (answer != null) {
        return new FieldQuestion(answer);
      }
    }
    CallSite reflective = Reflection.of(world, body, index, call);
    if (reflective != null) {
      return reflective;
    }
    Polymorphic.Access access = Polymorphic.of(call);
    if (access != null) {
      MethodInfo view = Polymorphic.view(world, call, access);
      return view != null ? new Direct(view) : new HandleAccess(access);
    }
    if (call.owner.equals("java/lang/invoke/MethodHandle") && call.name.startsWith("invoke")) {
      return new Unsupported("calls a method handle");
    }
    CallSite chosen = choice(world, facts, body, index, call);
    if (chosen != null) {
      return chosen;
    }
    CallSite privileged = Privileged.of(world, body, index, call);
    if (privileged != null) {
      return privileged;
    }
    MethodInfo resolved = world.resolveMethod(call.owner, call.name, call.desc);
    if (resolved == null) {
      return new Unsupported(missing(world, call));
    }
    return switch (call.getOpcode()) {
      case Opcodes.INVOKESTATIC -> new Direct(resolved);
      case Opcodes.INVOKESPECIAL -> new Direct(special(world, body, call, resolved));
      default -> dispatch(world, body, index, call, resolved);
    };
  }

  private static boolean isOfObject(World world, MethodInsnNode call) {
    MethodInfo resolved = world.resolveMethod(call.owner, call.name, call.desc);
    return resolved != null && resolved.owner.name.equals("java/lang/Object");
  }

  /** A static method that a rule has for this constant as the first argument. */
  private static CallSite choice(
      World world, Facts facts, Body body, int index, MethodInsnNode call) {
    String method = call.owner + "." + call.name + call.desc;
    if (call.getOpcode() != Opcodes.INVOKESTATIC || !facts.chooses(method)) {
      return null;
    }
    int first = Type.getArgumentTypes(call.desc).length - 1;
    String chosen =
        body.stack(index, first).constant() instanceof String text
            ? facts.choice(method, text)
            : null;
    if (chosen == null) {
      return null;
    }
    int dot = chosen.lastIndexOf('.');
    return new Direct(
        world.find(chosen.substring(0, dot)).method(chosen.substring(dot + 1), call.desc));
  }

  private static String missing(World world, MethodInsnNode call) {
    String type = call.owner.replace('/', '.');
    return call.owner.charAt(0) != '[' && world.find(call.owner) == null
        ? "needs the class " + type + ", which is in none of the bundles"
        : "calls " + type + "." + call.name + call.desc + ", which does not exist";
  }

  /** invokespecial of a super class's method starts at the direct super class (JVMS §6.5). */
  private static MethodInfo special(
      World world, Body body, MethodInsnNode call, MethodInfo resolved) {
    ClassInfo current = body.method.owner;
    if (resolved.isVirtual()
        && !call.itf
        && !call.owner.equals(current.name)
        && current.superName != null
        && world.isSubtype(current.name, call.owner)) {
      MethodInfo found = world.resolveMethod(current.superName, call.name, call.desc);
      return found == null ? resolved : found;
    }
    return resolved;
  }

  private static CallSite dispatch(
      World world, Body body, int index, MethodInsnNode call, MethodInfo resolved) {
    if (!resolved.isVirtual()) {
      return new Direct(resolved);
    }
    Value receiver = body.stack(index, Type.getArgumentTypes(call.desc).length);
    return dispatch(world, receiver, call.owner, resolved);
  }

  /** The call of a virtual method on a receiver of static type {@code type}. */
  static CallSite dispatch(World world, Value receiver, String type, MethodInfo resolved) {
    if (!receiver.isNull() && world.isSubtype(receiver.type(), type)) {
      type = receiver.type();
      MethodInfo target =
          receiver.exact() || isFinal(world, type) ? world.select(type, resolved) : null;
      if (target != null) {
        return new Direct(target);
      }
    }
    boolean closed = (resolved.access & Opcodes.ACC_FINAL) != 0;
    return closed ? new Direct(resolved) : new Virtual(type, resolved);
  }

  /** Can there be no subtype with methods of its own? */
  private static boolean isFinal(World world, String type) {
    return type.charAt(0) == '['
        || world.find(type) != null && (world.find(type).access & Opcodes.ACC_FINAL) != 0;
  }
}
