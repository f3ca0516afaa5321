package kiln.link.lower;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import kiln.link.closure.CallSite;
import kiln.link.flow.Body;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which methods look, when they start, whether the stack is deep enough.
 *
 * <p>Invariant: every circle of calls has a method that looks, and methods that do not look and call
 * each other need at most {@link #DEEPEST} octets together. Their frames lie in the reserve below
 * the limit (RESERVE of fiber.c), which is for natives, that never look.
 *
 * <p>A copy that the C compiler inlines does not look ({@link Copies}): its caller does in its place.
 *
 * <p>What the class library's methods do depends on their own calls alone, as far as these are
 * known without the rest of the program.
 */
final class StackChecks {
  /** Octets that a chain of calls may take unseen, by a generous estimate. */
  private static final int DEEPEST = 1024;

  /** Registers that are saved, the return address and what the C compiler moves from here to there. */
  private static final int FRAME = 96;

  private final Lowering lowering;
  private final Map<MethodInfo, Set<MethodInfo>> callees = new HashMap<>(); // both still open
  private final Map<MethodInfo, Integer> below = new HashMap<>(); // the deepest closed callee
  private final Map<MethodInfo, Set<MethodInfo>> copied = new HashMap<>(); // into the method
  private final Map<MethodInfo, Set<MethodInfo>> callers = new HashMap<>();
  private final Map<MethodInfo, Integer> depths = new HashMap<>(); // unseen; 0: the method looks
  private final ArrayDeque<MethodInfo> ready = new ArrayDeque<>();

  private StackChecks(Lowering lowering) {
    this.lowering = lowering;
  }

  static StackChecks of(Lowering lowering) {
    StackChecks checks = new StackChecks(lowering);
    checks.open();
    checks.close();
    while (!checks.callees.isEmpty()) {
      Circles.cuts(checks.callees.keySet(), checks.callees::get, checks::holdsCopy)
          .forEach(method -> checks.close(method, 0));
      checks.close();
    }
    return checks;
  }

  /** Must the method look? */
  boolean isChecked(MethodInfo method) {
    return depths.getOrDefault(method, 0) == 0;
  }

  private void open() {
    Set<MethodInfo> fromOutside = new HashSet<>(lowering.closure().symbols().values());
    for (MethodInfo method : lowering.closure().methods().keySet()) {
      boolean looks =
          fromOutside.contains(method)
              || method.isClassInitializer()
              || method.isSynchronized()
              || !lowering.hasBody(method);
      Set<MethodInfo> called = looks ? null : called(method);
      if (called != null) {
        callees.put(method, called);
      }
    }
    callees.forEach(
        (method, called) -> {
          called.retainAll(callees.keySet());
          called.forEach(
              callee -> callers.computeIfAbsent(callee, c -> new LinkedHashSet<>()).add(method));
        });
    callees.forEach((method, open) -> readyIfNoneIsLeft(method, open));
  }

  /** What the method may run; null if that is not for sure. */
  private Set<MethodInfo> called(MethodInfo method) {
    Body body = lowering.closure().bodies().of(method);
    Set<MethodInfo> result = new LinkedHashSet<>();
    Set<MethodInfo> inlined = new LinkedHashSet<>();
    for (int i = 0; i < body.size(); i++) {
      if (body.reaches(i) && body.instruction(i) instanceof MethodInsnNode) {
        Collection<MethodInfo> targets = targets(body, i);
        if (targets == null) {
          return null;
        }
        result.addAll(targets);
        if (!lowering.coldPaths(method).isCold(i)) {
          targets.stream().filter(callee -> isCopied(callee, method)).forEach(inlined::add);
        }
      }
    }
    copied.put(method, inlined);
    return result;
  }

  private boolean isCopied(MethodInfo callee, MethodInfo caller) {
    return !lowering.isOpaque(callee, caller) && lowering.copies().isOffered(callee, caller);
  }

  private Collection<MethodInfo> targets(Body body, int index) {
    CallSite site = CallSite.of(lowering.world(), lowering.rules(), body, index);
    if (site instanceof CallSite.Direct direct) {
      return Set.of(direct.method());
    } else if (site instanceof CallSite.Virtual virtual) {
      return body.method.owner.isLibrary()
          ? null
          : lowering.dispatch().targets(virtual.type(), virtual.resolved());
    }
    return site instanceof CallSite.FieldQuestion ? null : Set.of();
  }

  // --- from those that call nothing upwards ---

  private void readyIfNoneIsLeft(MethodInfo method, Set<MethodInfo> open) {
    if (open.isEmpty()) {
      ready.add(method);
    }
  }

  private void close() {
    for (MethodInfo next; (next = ready.poll()) != null; ) {
      if (callees.containsKey(next)) {
        int frame = FRAME + 8 * (next.node.maxLocals + next.node.maxStack);
        int depth = below.getOrDefault(next, 0) + frame;
        boolean looks = depth > DEEPEST || copied.get(next).stream().anyMatch(this::isChecked);
        close(next, looks ? 0 : depth);
      }
    }
  }

  private void close(MethodInfo method, int depth) {
    depths.put(method, depth);
    callees.remove(method);
    for (MethodInfo caller : callersOf(method)) {
      Set<MethodInfo> open = callees.get(caller);
      if (open != null && open.remove(method)) {
        below.merge(caller, depth, Math::max);
        readyIfNoneIsLeft(caller, open);
      }
    }
  }

  /** Would the caller look in place of the other method? */
  private boolean holdsCopy(MethodInfo caller, MethodInfo method) {
    return copied.get(caller).contains(method);
  }

  private Set<MethodInfo> callersOf(MethodInfo method) {
    return callers.getOrDefault(method, Set.of());
  }
}
