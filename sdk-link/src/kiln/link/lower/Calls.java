package kiln.link.lower;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import kiln.link.closure.CallSite;
import kiln.link.closure.ConstantCalls;
import kiln.link.flow.Facts;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** Writes calls, and what comes down to something simpler. */
final class Calls implements Opcodes {
  private final Lowering lowering;
  private final Frame frame;
  private final Members members;
  private final Stack stack;
  private final ClassUnit unit;
  private final ColdPaths cold;
  private final CharAt chars;

  Calls(Lowering lowering, Frame frame, ColdPaths cold, Members members) {
    this.lowering = lowering;
    this.frame = frame;
    this.members = members;
    this.stack = frame.stack;
    this.unit = frame.unit;
    this.cold = cold;
    this.chars = new CharAt(lowering, frame);
  }

  /** Writes the call; false if control does not go on. */
  boolean write(MethodInsnNode call) {
    CallSite site = CallSite.of(lowering.world(), lowering.rules(), frame.body, frame.index());
    boolean instance = call.getOpcode() != INVOKESTATIC;
    int count = Type.getArgumentTypes(call.desc).length;
    if (instance && !(site instanceof CallSite.FieldQuestion)) {
      members.receiver(count); // who answers questions for fields does not exist
    }
    String[] arguments = new String[count + (instance ? 1 : 0)];
    for (int i = arguments.length - 1; i >= 0; i--) {
      arguments[i] = stack.pop().text();
    }
    if (!instance && isOnReceiver(site)) { // doPrivileged: its first argument is the receiver
      frame.line("CHECK_NULL(" + arguments[0] + ", " + frame.thrown() + ");");
      arguments = new String[] {arguments[0]};
    }
    char kind = Kinds.of(Type.getReturnType(call.desc));
    if (site instanceof CallSite.Known known) {
      members.push(known.constant() == Facts.NULL ? null : known.constant());
    } else if (site instanceof CallSite.Inline inline) {
      inline(kind, inline.expression(), arguments);
    } else if (site instanceof CallSite.KnownClass known) {
      if (known.isInitialized()) {
        members.initialize(lowering.world().find(known.type()));
      }
      members.pushClass(known.type());
    } else if (site instanceof CallSite.FieldQuestion question) {
      answer(kind, question.answer());
    } else if (site instanceof CallSite.HandleAccess access) {
      new HandleWriter(lowering, frame).write(access.access(), call, arguments);
    } else if (site instanceof CallSite.Direct direct) {
      direct(kind, direct.method(), arguments);
    } else if (site instanceof CallSite.Virtual virtual) {
      return virtual(kind, virtual, arguments);
    } else {
      return members.unsupported(((CallSite.Unsupported) site).reason());
    }
    return true;
  }

  private static boolean isOnReceiver(CallSite site) {
    return site instanceof CallSite.Virtual
        || site instanceof CallSite.Direct direct && !direct.method().isStatic();
  }

  private void inline(char kind, String expression, String[] arguments) {
    String text = expression;
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("$" + i, arguments[i]);
    }
    if (kind == 'V') {
      frame.line(text + ";");
    } else {
      stack.pushValue(kind, text);
    }
  }

  private void answer(char kind, ConstantCalls.Answer answer) {
    String offset = "0";
    if (answer.field() != null && answer.field().isStatic()) {
      offset = "(i64)(uintptr_t)&" + unit.staticField(answer.field());
    } else if (answer.field() != null) {
      offset = "(i64)" + lowering.layout().offset(answer.field());
    }
    if (answer.owner() == null) {
      stack.pushValue(kind, offset);
    } else {
      MethodInfo maker =
          lowering.world().resolveMethod(answer.owner(), answer.name(), answer.descriptor());
      invoke(kind, function(maker), offset);
      check(Set.of(maker));
    }
  }

  private void direct(char kind, MethodInfo method, String[] arguments) {
    if (method.isStatic()) {
      members.initialize(method.owner);
    }
    if (readsChar(method)) {
      String call = whole(method) + "(" + String.join(", ", arguments) + ")";
      stack.pushConstant('I', chars.write(method, arguments[0], arguments[1], call));
      return;
    }
    invoke(kind, function(method), String.join(", ", arguments));
    check(Set.of(method));
  }

  /** Is it worth its code here to read a character without a call? */
  private boolean readsChar(MethodInfo method) {
    return chars.isMeant(method)
        && !cold.isCold(frame.index())
        && !lowering.isRare(frame.body.method);
  }

  /** The C function to call here. */
  private String function(MethodInfo method) {
    if (cold.isCold(frame.index())) {
      return whole(method);
    }
    String shortcut = lowering.copies().shortcut(method, frame.body.method, unit);
    if (shortcut != null) {
      return shortcut;
    }
    if (!lowering.isOpaque(method, frame.body.method)) {
      lowering.copies().offer(method, frame.body.method);
    }
    return whole(method);
  }

  /** The C function that is the whole method. */
  private String whole(MethodInfo method) {
    boolean opaque = lowering.isOpaque(method, frame.body.method);
    return opaque ? unit.opaque(method) : unit.function(method);
  }

  /** Leaves if the call just made has thrown, of one of these methods. */
  private void check(Collection<MethodInfo> targets) {
    if (targets.stream().anyMatch(lowering::isNative)) {
      frame.checkReturned();
    } else if (targets.stream().anyMatch(lowering::mayThrow)) {
      frame.checkRaised();
    }
  }

  private void invoke(char kind, String function, String arguments) {
    String text = function + "(" + arguments + ")";
    if (kind == 'V') {
      frame.line(text + ";");
    } else {
      stack.pushValue(kind, text);
    }
  }

  private boolean virtual(char kind, CallSite.Virtual call, String[] arguments) {
    SortedSet<MethodInfo> targets = lowering.dispatch().targets(call.type(), call.resolved());
    if (targets.size() == 1) {
      direct(kind, targets.first(), arguments);
      return true;
    }
    if (targets.isEmpty()) { // nothing that could be called has instances: the receiver was null
      frame.line("kiln_throw_abstract_method(); " + frame.thrown() + ";");
      return false;
    }
    String joined = String.join(", ", arguments);
    String pair = targets.size() == 2 ? pair(call, targets, arguments[0], joined) : null;
    if (pair != null) {
      choose(kind, pair);
    } else {
      String slot =
          unit.absolute(Symbols.slot(lowering.dispatch().use(call.type(), call.resolved())));
      String function =
          "((" + Kinds.pointer(call.resolved().descriptor, true) + ")DISPATCH("
              + arguments[0] + ", " + slot + "))";
      if (readsChar(call.resolved())) {
        String text = function + "(" + joined + ")";
        stack.pushConstant(
            'I', chars.write(call.resolved(), arguments[0], arguments[1], text));
        return true;
      }
      String likely = likely(call, targets, arguments[0], joined);
      if (likely != null) {
        choose(kind, likely + function + "(" + joined + ")");
      } else {
        invoke(kind, function, joined);
      }
      if (targets.stream().noneMatch(lowering::mayThrow)) {
        frame.checkRaised(); // empty places of the table throw
      }
    }
    check(targets);
    return true;
  }

  private void choose(char kind, String conditional) {
    if (kind == 'V') {
      frame.line("(void)(" + conditional + ");");
    } else {
      stack.pushValue(kind, conditional);
    }
  }

  /** Two targets, one of them for a single class: told apart by comparing the class. */
  private String pair(
      CallSite.Virtual call, SortedSet<MethodInfo> targets, String object, String arguments) {
    List<MethodInfo> both = new ArrayList<>(targets);
    for (MethodInfo one : both) {
      String first = ifRuns(call, one, object, arguments);
      if (first != null) {
        MethodInfo other = both.get(one == both.get(0) ? 1 : 0);
        return first + function(other) + "(" + arguments + ")";
      }
    }
    return null;
  }

  /** Of many targets the one that is likely, where the call is made often; null if there is none. */
  private String likely(
      CallSite.Virtual call, SortedSet<MethodInfo> targets, String object, String arguments) {
    if (cold.isCold(frame.index()) || lowering.isRare(frame.body.method)) {
      return null;
    }
    return targets.stream()
        .filter(target -> lowering.rules().isLikely(call.resolved(), target))
        .findFirst()
        .map(target -> ifRuns(call, target, object, arguments))
        .orElse(null);
  }

  /** A comparison of classes and the call of a target that a single class runs, up to the colon. */
  private String ifRuns(
      CallSite.Virtual call, MethodInfo target, String object, String arguments) {
    List<String> receivers = lowering.dispatch().receivers(call.type(), call.resolved(), target);
    return receivers.size() != 1
        ? null
        : object + "->class_ == REF(&" + unit.type(receivers.get(0)) + ") ? "
            + function(target) + "(" + arguments + ") : ";
  }
}
