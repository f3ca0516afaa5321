package kiln.link.lower;

import kiln.link.closure.Unsupported;
import kiln.link.flow.Facts;
import kiln.link.initial.ClassValue;
import kiln.link.initial.Made;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;

/** Writes what names fields and classes: accesses, creation, literals. */
final class Members implements Opcodes {
  private final Lowering lowering;
  private final Frame frame;
  private final Stack stack;
  private final ClassUnit unit;
  private final ColdPaths cold;

  Members(Lowering lowering, Frame frame, ColdPaths cold) {
    this.cold = cold;
    this.lowering = lowering;
    this.frame = frame;
    this.stack = frame.stack;
    this.unit = frame.unit;
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

  /** A constant of a class file, or null. */
  void push(Object constant) {
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

  void pushClass(String type) {
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
  void initialize(ClassInfo type) {
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
  String receiver(int depth) {
    String object = stack.top(depth).text();
    if (!frame.body.stack(frame.index(), depth).nonNull()) {
      frame.checkNull(object);
    }
    return object;
  }
}
