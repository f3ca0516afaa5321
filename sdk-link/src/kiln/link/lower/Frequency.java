package kiln.link.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kiln.link.closure.CallSite;
import kiln.link.closure.Closure;
import kiln.link.flow.Body;
import kiln.link.world.ClassInfo;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * How often methods run, as far as their calls tell: only around exceptions, once or so, or nobody
 * knows. The first two are compiled for size; in a small program that is most of the code.
 *
 * <p>A method runs once if what calls it runs once and does not call it in a loop; whether that is
 * so is found from the roots downwards, and a circle of calls counts as a loop.
 */
final class Frequency {
  /** Calls in each other after which a chain that runs once is taken for a circle. */
  private static final int LONGEST_CHAIN = 64;

  /** A class's initializer has thrown. */
  private static final String FAILED = "kiln_initializer_failed";

  private static final String SELDOM = "Lkiln/app/Seldom;";

  private static final int NEVER = -1;
  private static final int ONCE = 0; // ONCE + n: at the end of a chain of n calls
  private static final int OFTEN = LONGEST_CHAIN;

  private final Lowering lowering;
  private final Closure closure;
  /** A call: what it may run, and where it stands in its method. */
  private record Call(Collection<MethodInfo> targets, boolean cold, boolean inLoop) {}

  private final Map<MethodInfo, List<Call>> calls = new HashMap<>();
  private final Map<ClassInfo, Boolean> seldom = new HashMap<>();
  private final Map<MethodInfo, Integer> found = new HashMap<>();
  private final ArrayDeque<MethodInfo> work = new ArrayDeque<>();

  private Frequency(Lowering lowering) {
    this.lowering = lowering;
    this.closure = lowering.closure();
  }

  static Frequency of(Lowering lowering) {
    Frequency frequency = new Frequency(lowering);
    frequency.start();
    for (MethodInfo next; (next = frequency.work.poll()) != null; ) {
      frequency.follow(next);
    }
    return frequency;
  }

  /** Is the method to be compiled for size? */
  boolean isRare(MethodInfo method) {
    int often = found.getOrDefault(method, OFTEN);
    return often == NEVER
        || often < OFTEN && !lowering.loops(method).any()
        || isSeldom(method);
  }

  /** Does the source say so, of the method or of a class around it? */
  private boolean isSeldom(MethodInfo method) {
    return says(method.node.invisibleAnnotations)
        || seldom.computeIfAbsent(method.owner, this::isSeldom);
  }

  private boolean isSeldom(ClassInfo type) {
    int dollar = type.name.lastIndexOf('$');
    ClassInfo host = dollar < 0 ? null : lowering.world().find(type.name.substring(0, dollar));
    return says(type.node.invisibleAnnotations) || host != null && isSeldom(host);
  }

  private static boolean says(List<AnnotationNode> annotations) {
    return annotations != null && annotations.stream().anyMatch(a -> a.desc.equals(SELDOM));
  }

  private void start() {
    for (MethodInfo method : closure.methods().keySet()) {
      if (lowering.hasBody(method)) {
        calls.put(method, calls(method));
      }
    }
    Set<MethodInfo> called = new HashSet<>();
    calls.values().forEach(list -> list.forEach(call -> called.addAll(call.targets)));
    closure.symbols().forEach((symbol, method) ->
        raise(method, symbol.startsWith("kiln_throw_") || symbol.equals(FAILED) ? NEVER
            : symbol.equals("kiln_java_main") ? ONCE : OFTEN));
    for (MethodInfo method : closure.methods().keySet()) {
      if (method.isClassInitializer()) {
        raise(method, ONCE);
      } else if (!called.contains(method) && !closure.symbols().containsValue(method)) {
        raise(method, OFTEN); // the runtime, or reflection, calls it: who knows how often
      }
    }
  }

  private void raise(MethodInfo method, int calls) {
    int often = Math.min(calls, OFTEN);
    Integer before = found.get(method);
    if (before == null || before < often) {
      found.put(method, often);
      work.add(method);
    }
  }

  private void follow(MethodInfo method) {
    int often = found.get(method);
    for (Call call : calls.getOrDefault(method, List.of())) {
      int here = often == NEVER || call.cold ? NEVER : call.inLoop ? OFTEN : often + 1;
      call.targets.forEach(target -> raise(target, here));
    }
  }

  private List<Call> calls(MethodInfo method) {
    Body body = closure.bodies().of(method);
    ColdPaths cold = lowering.coldPaths(method);
    List<Call> result = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      Collection<MethodInfo> targets = targets(body, i);
      if (!targets.isEmpty()) {
        result.add(new Call(targets, cold.isCold(i), lowering.loops(method).contain(i)));
      }
    }
    return result;
  }

  private Collection<MethodInfo> targets(Body body, int index) {
    if (!body.reaches(index) || !(body.instruction(index) instanceof MethodInsnNode)) {
      return List.of();
    }
    CallSite site = CallSite.of(lowering.world(), lowering.rules(), body, index);
    if (site instanceof CallSite.Direct direct) {
      return List.of(direct.method());
    }
    return site instanceof CallSite.Virtual virtual
        ? lowering.dispatch().targets(virtual.type(), virtual.resolved())
        : List.of();
  }

  /** Which instructions of a method lie between a jump back and its target. */
  static final class Loops {
    private final boolean[] inside;
    private boolean any;

    Loops(Body body) {
      inside = new boolean[body.size()];
      for (int i = 0; i < inside.length; i++) {
        AbstractInsnNode insn = body.instruction(i);
        if (body.reaches(i) && insn instanceof JumpInsnNode jump) {
          for (int at = body.code.instructions.indexOf(jump.label); at <= i; at++) {
            inside[at] = true;
            any = true;
          }
        }
      }
    }

    boolean contain(int index) {
      return inside[index];
    }

    boolean any() {
      return any;
    }
  }
}
