package kiln.link.closure;

import java.util.HashMap;
import java.util.Map;
import kiln.link.flow.Bodies;
import kiln.link.flow.Body;
import kiln.link.flow.Facts;
import kiln.link.flow.Value;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.Rules;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What is never null in the class library whatever the program: fields by the rules, results by the
 * rules or by the method's own code, and that of the methods that it is sure to call. As it does not
 * change with the program, compiled objects of the library may rely on it.
 */
final class Certain implements Facts {
  private final World world;
  private final Rules rules;
  private final Map<MethodInfo, Boolean> results = new HashMap<>();

  Certain(World world, Rules rules) {
    this.world = world;
    this.rules = rules;
  }

  boolean field(FieldInfo field) {
    return rules.isPresent(field);
  }

  /** Does that very method, not one that overrides it, never return null? */
  boolean result(MethodInfo method) {
    Boolean known = results.get(method);
    if (known == null) {
      results.put(method, false); // what a circle finds
      known = compute(method);
      results.put(method, known);
    }
    return known;
  }

  private boolean compute(MethodInfo method) {
    if (rules.isPresent(method)) {
      return true;
    }
    if (Presence.isKept(method.owner) || method.isAbstract() || method.isNative()
        || rules.of(method) != null) {
      return false;
    }
    Body body = Bodies.analysed(world, this, method);
    for (int i = 0; i < body.size(); i++) {
      if (body.reaches(i) && body.instruction(i).getOpcode() == Opcodes.ARETURN
          && !body.stack(i, 0).nonNull()) {
        return false;
      }
    }
    return true;
  }

  /** The method that the call is sure to run; null if that depends on the receiver. */
  static MethodInfo callee(
      World world, MethodInsnNode call, MethodInfo resolved, Value receiver) {
    if (call.getOpcode() == Opcodes.INVOKESPECIAL || !resolved.isVirtual()) {
      return resolved;
    }
    return CallSite.dispatch(world, receiver, call.owner, resolved) instanceof CallSite.Direct direct
        ? direct.method()
        : null;
  }

  @Override
  public Object field(String owner, String name) {
    return rules.field(owner, name);
  }

  @Override
  public Object result(String owner, String name, String descriptor) {
    return rules.result(owner, name, descriptor);
  }

  @Override
  public boolean hasField(MethodInfo asking, String owner, String name, String descriptor) {
    FieldInfo field = world.resolveField(owner, name, descriptor);
    return field != null && field(field);
  }

  @Override
  public boolean hasResult(MethodInfo asking, MethodInsnNode call, Value receiver) {
    MethodInfo resolved = world.resolveMethod(call.owner, call.name, call.desc);
    MethodInfo callee = resolved == null ? null : callee(world, call, resolved, receiver);
    return callee != null && result(callee);
  }
}
