package kiln.link.lower;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import kiln.link.closure.Closure;
import kiln.link.world.MethodInfo;

/**
 * Which methods look, when they start, whether the stack is deep enough.
 *
 * <p>Invariant: every circle of calls has a method that looks, and of methods that do not look at
 * most {@link #LONGEST_CHAIN} call each other. Their frames lie in the reserve below the limit
 * (RESERVE of fiber.c), which is for natives, that never look.
 */
final class StackChecks {
  private static final int LONGEST_CHAIN = 4;

  /** Locals and operands of the largest frame that may go unchecked. */
  private static final int LARGEST_FRAME = 40;

  private final Frequency calls;
  private final Set<MethodInfo> checked;
  private final Map<MethodInfo, Integer> chains = new HashMap<>(); // that begin there, unchecked
  private final Set<MethodInfo> open = new HashSet<>();
  private final ArrayDeque<Visit> path = new ArrayDeque<>();

  /** A method on the way down, and those of its callees that are still to be looked at. */
  private record Visit(MethodInfo method, Iterator<MethodInfo> callees) {}

  private StackChecks(Frequency calls, Set<MethodInfo> checked) {
    this.calls = calls;
    this.checked = checked;
  }

  static StackChecks of(Closure closure, Frequency calls) {
    Set<MethodInfo> checked = new HashSet<>(closure.symbols().values());
    for (MethodInfo method : closure.methods().keySet()) {
      if (method.isClassInitializer() || !calls.isCalled(method) || isLarge(method)) {
        checked.add(method); // the runtime calls it, from who knows how deep
      }
    }
    StackChecks checks = new StackChecks(calls, checked);
    closure.methods().keySet().forEach(checks::visit);
    return checks;
  }

  /** Must the method look? */
  boolean isChecked(MethodInfo method) {
    return checked.contains(method);
  }

  private static boolean isLarge(MethodInfo method) {
    return method.node.maxLocals + method.node.maxStack > LARGEST_FRAME;
  }

  private void visit(MethodInfo root) {
    enter(root);
    for (Visit visit; (visit = path.peek()) != null; ) {
      if (visit.callees.hasNext()) {
        enter(visit.callees.next());
      } else {
        path.pop();
        leave(visit.method);
      }
    }
  }

  private void enter(MethodInfo method) {
    if (open.contains(method)) {
      checked.add(method); // a circle
    } else if (!chains.containsKey(method)) {
      open.add(method);
      path.push(new Visit(method, calls.callees(method).iterator()));
    }
  }

  private void leave(MethodInfo method) {
    open.remove(method);
    int longest = 0;
    for (MethodInfo callee : calls.callees(method)) {
      longest = Math.max(longest, checked.contains(callee) ? 0 : chains.get(callee));
    }
    if (longest == LONGEST_CHAIN) {
      checked.add(method);
    }
    chains.put(method, longest + 1);
  }
}
