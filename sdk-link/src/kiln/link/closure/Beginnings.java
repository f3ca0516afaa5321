package kiln.link.closure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which instance fields every constructor of a class assigns before anybody can read them: before
 * it reads them itself, and before anything else runs that knows the object. A field that is not
 * among them may be read while it is still null, a final one too.
 *
 * <p>A constructor may tell others of the object that only keep it ({@link Keepers}): that alone
 * reads no field. What it calls after that may.
 */
final class Beginnings implements Opcodes {
  private final World world;
  private final Map<ClassInfo, Set<FieldInfo>> assigned = new HashMap<>();
  private final Map<MethodInfo, Boolean> leaks = new HashMap<>();
  private final Keepers keepers;

  Beginnings(World world) {
    this.world = world;
    this.keepers = new Keepers(world);
  }

  /** The fields of a class that are assigned in time. */
  Set<FieldInfo> of(ClassInfo type) {
    Set<FieldInfo> known = assigned.get(type);
    if (known == null) {
      known = compute(type);
      assigned.put(type, known);
    }
    return known;
  }

  private Set<FieldInfo> compute(ClassInfo type) {
    Set<FieldInfo> fields = new HashSet<>();
    type.instanceFields().stream().filter(FieldInfo::isReference).forEach(fields::add);
    boolean constructed = false;
    for (MethodInfo method : type.methods()) {
      if (method.isConstructor()) {
        constructed = true;
        new Constructor(method, fields).check();
      } else if (method.signature().equals("finalize()V")) {
        return Set.of(); // sees what a constructor that has thrown left behind
      }
    }
    return constructed ? fields : Set.of();
  }

  /** Does the constructor of a super class let others see the object? */
  private boolean leaks(String owner, MethodInsnNode call) {
    ClassInfo type = world.find(owner);
    MethodInfo constructor = type == null ? null : type.method(call.name, call.desc);
    if (constructor == null || constructor.isNative()) {
      return true;
    }
    Boolean known = leaks.get(constructor);
    if (known == null) {
      leaks.put(constructor, true); // what a circle finds
      known = new Constructor(constructor, new HashSet<>()).leaks();
      leaks.put(constructor, known);
    }
    return known;
  }

  /** One constructor, and what is assigned for sure before each of its instructions. */
  private final class Constructor {
    private final ClassInfo type;
    private final Self self;
    private final Set<FieldInfo> fields; // what is left of the fields that may be assigned in time
    private final List<Set<FieldInfo>> before = new ArrayList<>(); // null: not come to yet
    private final ArrayDeque<Integer> work = new ArrayDeque<>();
    private boolean[] told; // before which instructions others may know the object

    Constructor(MethodInfo method, Set<FieldInfo> fields) {
      this.type = method.owner;
      this.fields = fields;
      this.self = Self.in(method);
      for (int i = 0; i < self.size(); i++) {
        before.add(null);
      }
    }

    boolean leaks() {
      for (int i = 0; i < self.size(); i++) {
        if (self.reaches(i) && (isSeen(i) || isTold(i) || isDelegation(i) && delegateLeaks(i))) {
          return true;
        }
      }
      return false;
    }

    /** Takes out of the fields those that this constructor assigns too late, or not at all. */
    void check() {
      findTold();
      merge(0, Set.of());
      for (Integer next; (next = work.poll()) != null; ) {
        Set<FieldInfo> now = before.get(next);
        self.handlers(next).forEach(handler -> merge(handler, now));
        Set<FieldInfo> after = after(next, now);
        self.successors(next).forEach(successor -> merge(successor, after));
      }
      for (int i = 0; i < self.size(); i++) {
        if (before.get(i) != null) {
          check(i, before.get(i));
        }
      }
    }

    private void findTold() {
      told = new boolean[self.size()];
      ArrayDeque<Integer> from = new ArrayDeque<>();
      for (int i = 0; i < told.length; i++) {
        if (self.reaches(i) && isTold(i)) {
          from.addAll(self.successors(i));
          from.addAll(self.handlers(i));
        }
      }
      for (Integer next; (next = from.poll()) != null; ) {
        if (!told[next]) {
          told[next] = true;
          from.addAll(self.successors(next));
          from.addAll(self.handlers(next));
        }
      }
    }

    /** Does something get to know the object here that only keeps it? */
    private boolean isTold(int index) {
      return self.escaping(index) > 0
          && !isDelegation(index)
          && keepers.keeps(self.instruction(index));
    }

    private void merge(int index, Set<FieldInfo> state) {
      Set<FieldInfo> known = before.get(index);
      if (known == null) {
        before.set(index, new HashSet<>(state));
        work.add(index);
      } else if (known.retainAll(state)) {
        work.add(index);
      }
    }

    private Set<FieldInfo> after(int index, Set<FieldInfo> now) {
      AbstractInsnNode insn = self.instruction(index);
      if (insn.getOpcode() == PUTFIELD && self.isSelf(index, 1)) {
        Set<FieldInfo> after = new HashSet<>(now);
        after.add(field((FieldInsnNode) insn));
        return after;
      }
      if (isDelegation(index) && ((MethodInsnNode) insn).owner.equals(type.name)) {
        return new HashSet<>(type.instanceFields()); // as far as the other constructor does
      }
      return now;
    }

    private void check(int index, Set<FieldInfo> now) {
      AbstractInsnNode insn = self.instruction(index);
      if (insn.getOpcode() == RETURN || isSeen(index) || told[index] && isShown(index)) {
        fields.retainAll(now);
      } else if (insn.getOpcode() == GETFIELD && self.mayBeSelf(index, 0)) {
        FieldInfo field = field((FieldInsnNode) insn);
        if (!now.contains(field)) {
          fields.remove(field);
        }
      }
    }

    private FieldInfo field(FieldInsnNode access) {
      return world.resolveField(access.owner, access.name, access.desc);
    }

    /** May what knows the object run there, or others come to know what does? */
    private boolean isShown(int index) {
      AbstractInsnNode insn = self.instruction(index);
      return switch (insn.getOpcode()) {
        case PUTFIELD -> !self.isSelf(index, 1);
        case PUTSTATIC, AASTORE, MONITORENTER, MONITOREXIT -> true;
        default -> keepers.mayRun(insn);
      };
    }

    /** Is it the call of another constructor of the class, or of one of the super class? */
    private boolean isDelegation(int index) {
      return self.instruction(index) instanceof MethodInsnNode call
          && call.getOpcode() == INVOKESPECIAL
          && call.name.equals("<init>")
          && self.isSelf(index, Self.arguments(call.desc));
    }

    private boolean delegateLeaks(int index) {
      MethodInsnNode call = (MethodInsnNode) self.instruction(index);
      return Beginnings.this.leaks(call.owner, call);
    }

    /**
     * May others see the object from here on? Another constructor of the class has its fields
     * checked itself.
     */
    private boolean isSeen(int index) {
      int escaping = self.escaping(index);
      if (!isDelegation(index)) {
        return escaping > 0 && !isTold(index);
      }
      boolean own = ((MethodInsnNode) self.instruction(index)).owner.equals(type.name);
      return escaping > 1 || !own && delegateLeaks(index);
    }
  }
}
