package kiln.link.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import kiln.link.closure.CallSite;
import kiln.link.closure.ConstantCalls;
import kiln.link.closure.Unsupported;
import kiln.link.flow.Facts;
import kiln.link.initial.ClassValue;
import kiln.link.initial.Made;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Writes what names members and classes: calls, field accesses, creation, literals. */
final class Members implements Opcodes {
  private final Lowering lowering;
  private final Frame frame;
  private final Stack stack;
  private final ClassUnit unit;
  private final ColdPaths cold;
  private final CharAt chars;

  Members(Lowering lowering, Frame frame, ColdPaths cold) {
    this.cold = cold;
    this.lowering = lowering;
    this.frame = frame;
    this.stack = frame.stack;
    this.unit = frame.unit;
    this.chars = new CharAt(lowering, frame);
  }

  // --- classes and literals ---

  /** Is the class (of the elements, if an array) in none of the bundles? */
  boolean isMissing(String type) {
    return lowering.isMissing(type);
  }

  /** Throws UnsupportedOperationException; false, as control does not go on. */
  boolean unsupported(String reason) {
    String message = "In this image " + frame.body.method.owner.name.replace('/', '.') + " " + reason;
    frame.line(
        "kiln_throw_unsupported(" + string(message) + "); " + frame.thrown() + ";");
    return false;
  }

  private String string(String text) {
    return unit.literal(lowering.literal(text));
  }

  boolean literal(Object constant) {
    if (Unsupported.literal(constant) != null) {
      return unsupported(Unsupported.literal(constant));
    }
    push(constant);
    return true;
  }

  private void push(Object constant) {
    if (constant instanceof Integer value) {
      stack.pushConstant('I', Instructions.literal(value));
    } else if (constant instanceof Long value) {
      stack.pushConstant('J', Instructions.literal(value));
    } else if (constant instanceof Float value) {
      stack.pushConstant('F', Instructions.literal(value));
    } else if (constant instanceof Double value) {
      stack.pushConstant('D', Instructions.literal(value));
    } else if (constant instanceof String value) {
      stack.pushConstant('A', string(value));
    } else if (constant instanceof Type type) {
      pushClass(type.getInternalName());
    } else {
      stack.pushConstant('A', "((Object *)0)");
    }
  }

  private void pushClass(String type) {
    if (isMissing(type)) {
      unsupported("needs the class " + type.replace('/', '.'));
      stack.pushConstant('A', "((Object *)0)");
    } else {
      stack.pushConstant('A', "((Object *)&" + unit.type(type) + ")");
    }
  }

  void create(String type) {
    initialize(lowering.world().find(type));
    int size = lowering.layout().size(lowering.world().find(type));
    boolean small = cold.isCold(frame.index()) || lowering.isRare(frame.body.method);
    String allocate = small ? "kiln_new_object" : "kiln_allocate";
    stack.pushValue('A', allocate + "(&" + unit.type(type) + ", " + size + ")");
    frame.checkMade(stack.top(0).text());
  }

  /** Initializes the class here unless that has happened for sure (JVMS §5.5). */
  private void initialize(ClassInfo type) {
    if (lowering.needsInitialization(type, frame.body.method)
        && !frame.initializedAtEntry.contains(type.name)
        && frame.initializedInBlock.add(type.name)) {
      String after = frame.looks() ? "CHECK(" + frame.exit() + ")" : "";
      frame.line("INITIALIZE(" + unit.type(type.name) + ", " + after + ");");
    }
  }

  // --- fields ---

  boolean access(FieldInsnNode access) {
    Object fact = lowering.rules().field(access.owner, access.name);
    if (fact != null && access.getOpcode() == GETSTATIC) {
      push(fact == Facts.NULL ? null : fact);
      return true;
    }
    FieldInfo field = lowering.world().resolveField(access.owner, access.name, access.desc);
    if (field == null) {
      return unsupported("uses a field that does not exist: " + access.owner + "." + access.name);
    }
    switch (access.getOpcode()) {
      case GETSTATIC -> {
        initialize(field.owner);
        if (lowering.isSettled(field)) {
          pushSettled(lowering.closure().initials().value(field));
        } else if (lowering.isWritten(field) || field.constant != null) {
          pushLoaded(field, unit.staticField(field));
        } else {
          pushInitial(field);
        }
      }
      case PUTSTATIC -> {
        String value = stack.pop().text();
        initialize(field.owner);
        if (lowering.isStored(field)) {
          frame.line(unit.staticField(field) + " = " + stored(field, value) + ";");
        }
      }
      case GETFIELD -> {
        String object = receiver(0);
        stack.pop();
        if (lowering.isWritten(field)) {
          pushLoaded(field, unit.field(object, field));
        } else {
          pushInitial(field);
        }
      }
      default -> {
        String object = receiver(1);
        String value = stack.pop().text();
        stack.pop();
        if (lowering.layout().isKept(field)) {
          frame.line(unit.field(object, field) + " = " + stored(field, value) + ";");
        }
      }
    }
    return true;
  }

  private void pushLoaded(FieldInfo field, String place) {
    char kind = Kinds.of(Type.getType(field.descriptor));
    stack.pushValue(kind, kind == 'A' ? "AT(Object, " + place + ")" : place);
  }

  /** The value of a static field that nothing writes after its class was initialized. */
  private void pushSettled(Object value) {
    if (value instanceof Made made) {
      stack.pushConstant('A', unit.literal(lowering.made(made)));
    } else if (value instanceof ClassValue known) {
      pushClass(known.type());
    } else {
      push(value);
    }
  }

  /** The value of a field that nothing writes. */
  private void pushInitial(FieldInfo field) {
    char kind = Kinds.of(Type.getType(field.descriptor));
    stack.pushConstant(kind, kind == 'A' ? "((Object *)0)" : kind == 'J' ? "((i64)0)" : "0");
  }

  private static String stored(FieldInfo field, String value) {
    return switch (field.descriptor.charAt(0)) {
      case 'Z' -> value + " & 1";
      case 'L', '[' -> "REF(" + value + ")";
      default -> value;
    };
  }

  /** The object at {@code depth} on the stack, checked not to be null. */
  private String receiver(int depth) {
    String object = stack.top(depth).text();
    if (!frame.body.stack(frame.index(), depth).nonNull()) {
      frame.checkNull(object);
    }
    return object;
  }

  // --- calls ---

  boolean call(MethodInsnNode call) {
    CallSite site = CallSite.of(lowering.world(), lowering.rules(), frame.body, frame.index());
    boolean instance = call.getOpcode() != INVOKESTATIC;
    int count = Type.getArgumentTypes(call.desc).length;
    if (instance && !(site instanceof CallSite.FieldQuestion)) {
      receiver(count); // who answers questions for fields does not exist
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
      push(known.constant() == Facts.NULL ? null : known.constant());
    } else if (site instanceof CallSite.Inline inline) {
      inline(kind, inline.expression(), arguments);
    } else if (site instanceof CallSite.KnownClass known) {
      if (known.isInitialized()) {
        initialize(lowering.world().find(known.type()));
      }
      pushClass(known.type());
    } else if (site instanceof CallSite.FieldQuestion question) {
      answer(kind, question.answer());
    } else if (site instanceof CallSite.HandleAccess access) {
      new HandleWriter(lowering, frame).write(access.access(), call, arguments);
    } else if (site instanceof CallSite.Direct direct) {
      direct(kind, direct.method(), arguments);
    } else if (site instanceof CallSite.Virtual virtual) {
      return virtual(kind, virtual, arguments);
    } else {
      return unsupported(((CallSite.Unsupported) site).reason());
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
      initialize(method.owner);
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
    if (!isOpaque(method)) {
      lowering.copies().offer(method, frame.body.method);
    }
    return whole(method);
  }

  /** The C function that is the whole method. */
  private String whole(MethodInfo method) {
    return isOpaque(method) ? unit.opaque(method) : unit.function(method);
  }

  private boolean isOpaque(MethodInfo method) {
    return frame.looks() && lowering.mayThrow(method) && !lowering.isNative(method);
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
    if (pair != null && kind != 'V') {
      stack.pushValue(kind, pair);
    } else if (pair != null) {
      frame.line("(void)(" + pair + ");");
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
      invoke(kind, function, joined);
      if (targets.stream().noneMatch(lowering::mayThrow)) {
        frame.checkRaised(); // empty places of the table throw
      }
    }
    check(targets);
    return true;
  }

  /** Two targets, one of them for a single class: told apart by comparing the class. */
  private String pair(
      CallSite.Virtual call, SortedSet<MethodInfo> targets, String object, String arguments) {
    List<MethodInfo> both = new ArrayList<>(targets);
    for (MethodInfo one : both) {
      List<String> receivers =
          lowering.dispatch().receivers(call.type(), call.resolved(), one);
      if (receivers.size() == 1) {
        MethodInfo other = both.get(one == both.get(0) ? 1 : 0);
        return object + "->class_ == REF(&" + unit.type(receivers.get(0)) + ") ? "
            + function(one) + "(" + arguments + ") : "
            + function(other) + "(" + arguments + ")";
      }
    }
    return null;
  }
}
