package kiln.link.closure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import kiln.link.flow.Body;
import kiln.link.flow.Facts;
import kiln.link.initial.MadeObject;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which fields, parameters and results are never null: taken for granted until live code is found
 * that stores, passes or returns what may be null. Then those who relied on it are told.
 *
 * <p>Kept for the classes of bundles alone. What the class library's code is compiled to does not
 * change with the program that uses it, so that its objects are shared.
 */
final class Presence implements Opcodes {
  private static final String RUNTIME = "kiln/runtime/"; // in every image, as the library

  /** A parameter, by its place, of a method or of all that a virtual call by a signature may run. */
  private record Parameter(Object of, int place) {}

  /** What a method, or all that a virtual call by a signature may run, returns. */
  private record Result(Object of) {}

  private final World world;
  private final Facts facts;
  private final Certain certain;
  private final Beginnings beginnings;
  private final Set<Object> absent = new HashSet<>(); // fields, Parameters, Results
  private final Map<Object, Set<MethodInfo>> relied = new HashMap<>();
  private Set<MethodInfo> disappointed = new LinkedHashSet<>();
  private boolean blank; // may there be objects that no constructor has seen?

  Presence(World world, Facts facts, Certain certain) {
    this.world = world;
    this.facts = facts;
    this.certain = certain;
    this.beginnings = new Beginnings(world);
  }

  static boolean isKept(ClassInfo type) {
    return !type.isLibrary() && !type.name.startsWith(RUNTIME);
  }

  // --- questions ---

  /** Is the instance field never null where {@code asking} reads it? */
  boolean field(MethodInfo asking, FieldInfo field) {
    return certain.field(field)
        || !blank
        && isKept(field.owner)
        && !field.isStatic()
        && beginnings.of(field.owner).contains(field)
        && holds(field, asking);
  }

  /** Is the parameter never null? The receiver does not count: the first one is 0. */
  boolean parameter(MethodInfo method, int place) {
    return isKept(method.owner)
        && holds(new Parameter(method, place), method)
        && (!method.isVirtual() || holds(new Parameter(method.signature(), place), method));
  }

  /**
   * Is the result of a call never null?
   *
   * @param dispatched may the call run another method than {@code method}?
   */
  boolean result(MethodInfo asking, MethodInfo method, boolean dispatched) {
    if (!isKept(method.owner) || method.isNative()) {
      return !dispatched && certain.result(method);
    }
    return holds(new Result(dispatched ? method.signature() : method), asking);
  }

  private boolean holds(Object fact, MethodInfo asking) {
    if (absent.contains(fact)) {
      return false;
    }
    relied.computeIfAbsent(fact, f -> new LinkedHashSet<>()).add(asking);
    return true;
  }

  // --- findings ---

  /** The methods whose facts have fallen since the last call; they are to be analysed anew. */
  Set<MethodInfo> disappointed() {
    Set<MethodInfo> result = disappointed;
    disappointed = new LinkedHashSet<>();
    return result;
  }

  /** Something that is no Java calls the method: any of its parameters may be null. */
  void callFromOutside(MethodInfo method) {
    for (int i = 0; i < Type.getArgumentTypes(method.descriptor).length; i++) {
      fall(new Parameter(method, i));
    }
  }

  /** Nobody knows what the native method returns. */
  void reachNative(MethodInfo method) {
    fall(new Result(method.signature()));
    if (method.name.equals("allocateInstance")
        && method.owner.name.equals("jdk/internal/misc/Unsafe")) {
      blank = true;
      relied.keySet().stream()
          .filter(fact -> fact instanceof FieldInfo)
          .toList()
          .forEach(this::fall);
    }
  }

  /** An object was made at link time: what its constructor left null is null. */
  void made(MadeObject object) {
    for (String type : world.supertypes(object.type)) {
      for (FieldInfo field : world.find(type).instanceFields()) {
        if (object.fields().get(field) == null) {
          fall(field);
        }
      }
    }
  }

  /** Reflection may write the fields of the class, and make objects of it without a constructor. */
  void reflect(String type) {
    for (String supertype : type.charAt(0) == '[' ? Set.<String>of() : world.supertypes(type)) {
      if (world.find(supertype) != null) {
        world.find(supertype).fields().forEach(this::fall);
      }
    }
  }

  /** Looks through a live body for what may be null. */
  void observe(Body body) {
    for (int i = 0; i < body.size(); i++) {
      if (body.reaches(i)) {
        observe(body, i);
      }
    }
  }

  private void observe(Body body, int index) {
    AbstractInsnNode insn = body.instruction(index);
    if (insn.getOpcode() == ARETURN) {
      if (!body.stack(index, 0).nonNull()) {
        fall(new Result(body.method));
        fall(new Result(body.method.signature()));
      }
    } else if (insn.getOpcode() == PUTFIELD) {
      FieldInsnNode access = (FieldInsnNode) insn;
      FieldInfo field = world.resolveField(access.owner, access.name, access.desc);
      if (field != null && field.isReference() && !body.stack(index, 0).nonNull()) {
        fall(field);
      }
    } else if (insn instanceof MethodInsnNode call) {
      observeCall(body, index, call);
    }
  }

  private void observeCall(Body body, int index, MethodInsnNode call) {
    CallSite site = CallSite.of(world, facts, body, index);
    if (site instanceof CallSite.FieldQuestion question) {
      if (question.answer().field() != null) {
        fall(question.answer().field());
      }
    } else if (site instanceof CallSite.Direct direct) {
      pass(body, index, call, direct.method(), direct.method().descriptor);
    } else if (site instanceof CallSite.Virtual virtual) {
      pass(body, index, call, virtual.resolved().signature(), virtual.resolved().descriptor);
    }
  }

  private void pass(
      Body body, int index, MethodInsnNode call, Object callee, String descriptor) {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    boolean same = call.desc.equals(descriptor); // else nobody knows which argument is which
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].getSort() >= Type.ARRAY
          && !(same && body.stack(index, arguments.length - 1 - i).nonNull())) {
        fall(new Parameter(callee, i));
      }
    }
  }

  private void fall(Object fact) {
    if (absent.add(fact)) {
      Set<MethodInfo> who = relied.remove(fact);
      if (who != null) {
        disappointed.addAll(who);
      }
    }
  }
}
