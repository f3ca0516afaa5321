package kiln.link.closure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import kiln.link.flow.Facts;
import kiln.link.flow.Value;
import kiln.link.initial.ClassValue;
import kiln.link.initial.Initials;
import kiln.link.initial.Made;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.Rules;
import kiln.link.world.World;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The rules' facts, and what the analysis itself finds: a field that no live code writes keeps the
 * value it starts with. Such a fact may fall while the analysis goes on; the methods that relied on
 * it are then analysed again, and can only reach more.
 */
final class LiveFacts implements Facts {
  private final World world;
  private final Rules rules;
  private final Initials initials;
  private final Presence presence;
  private final Set<FieldInfo> written = new HashSet<>();
  private final Map<FieldInfo, Set<MethodInfo>> readers = new HashMap<>();

  LiveFacts(World world, Rules rules, Initials initials) {
    this.initials = initials;
    this.world = world;
    this.rules = rules;
    this.presence = new Presence(world, this, new Certain(world, rules));
  }

  Presence presence() {
    return presence;
  }

  /** Live code writes the field from now on: gives the methods that relied on the contrary. */
  Set<MethodInfo> write(FieldInfo field) {
    written.add(field);
    Set<MethodInfo> relied = readers.remove(field);
    return relied == null ? Set.of() : relied;
  }

  @Override
  public Object field(String owner, String name) {
    return rules.field(owner, name);
  }

  @Override
  public String alias(String owner, String name) {
    return rules.alias(owner, name);
  }

  @Override
  public Object result(String owner, String name, String descriptor) {
    return rules.result(owner, name, descriptor);
  }

  @Override
  public boolean chooses(String method) {
    return rules.chooses(method);
  }

  @Override
  public String choice(String method, String constant) {
    return rules.choice(method, constant);
  }

  @Override
  public Object unwritten(MethodInfo asking, String owner, String name, String descriptor) {
    FieldInfo field = world.resolveField(owner, name, descriptor);
    if (field == null || written.contains(field) || rules.keeps(field)) {
      return null;
    }
    readers.computeIfAbsent(field, f -> new LinkedHashSet<>()).add(asking);
    return initials.has(field) ? made(initials.value(field)) : initial(field);
  }

  @Override
  public boolean hasField(MethodInfo asking, String owner, String name, String descriptor) {
    FieldInfo field = world.resolveField(owner, name, descriptor);
    return field != null && presence.field(asking, field);
  }

  @Override
  public boolean hasParameter(MethodInfo method, int place) {
    return presence.parameter(method, place);
  }

  @Override
  public boolean hasResult(MethodInfo asking, MethodInsnNode call, Value receiver) {
    MethodInfo resolved = world.resolveMethod(call.owner, call.name, call.desc);
    if (resolved == null) {
      return false;
    }
    MethodInfo callee = Certain.callee(world, call, resolved, receiver);
    return callee == null
        ? presence.result(asking, resolved, true)
        : presence.result(asking, callee, false);
  }

  private static Object made(Object value) {
    if (value == null) {
      return NULL;
    } else if (value instanceof Made made) {
      return new Exact(made.type);
    }
    return value instanceof ClassValue ? new Exact("java/lang/Class") : value;
  }

  /** What a field holds before anything is written to it. */
  static Object initial(FieldInfo field) {
    if (field.isStatic() && field.constant != null) {
      return field.constant;
    }
    return switch (field.descriptor.charAt(0)) {
      case 'J' -> 0L;
      case 'F' -> 0f;
      case 'D' -> 0d;
      case 'L', '[' -> NULL;
      default -> 0;
    };
  }
}
