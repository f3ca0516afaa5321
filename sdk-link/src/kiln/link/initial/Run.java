package kiln.link.initial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.Rules;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/** One initializer on its way: its static fields, the objects that it made, and what it may use. */
final class Run {
  /** Instructions after which an initializer is left to the image. */
  private static final int STEPS = 2_000_000;

  /** Calls in each other. */
  private static final int DEPTH = 100;

  /** Octets that may be made: these, and as many as the code that makes them has by itself. */
  private static final int FREE_BYTES = 1024;

  private static final int BYTES_PER_INSTRUCTION = 16;

  /** Classes whose instances mean something to the runtime from the moment they are made. */
  private static final List<String> LIVE =
      List.of(
          "java/lang/Throwable", "java/lang/Thread", "java/lang/ThreadGroup",
          "java/lang/ref/Reference", "java/lang/ThreadLocal", "java/lang/ClassLoader");

  private final ClassInfo type;
  private final World world;
  private final Rules rules;
  private final Initials initials;
  private final Map<FieldInfo, Object> fields = new TreeMap<>();
  private final Map<MethodInfo, Code> codes = new HashMap<>();
  private int made;
  private int steps;
  private int depth;
  private long bytesLeft;

  Run(ClassInfo type, World world, Rules rules, Initials initials) {
    this.type = type;
    this.world = world;
    this.rules = rules;
    this.initials = initials;
    this.bytesLeft = FREE_BYTES;
    for (AbstractInsnNode insn : type.initializer().node.instructions) {
      bytesLeft += insn.getOpcode() >= 0 ? BYTES_PER_INSTRUCTION : 0;
      boolean text = insn instanceof LdcInsnNode literal && literal.cst instanceof String;
      bytesLeft += text ? 4L * ((String) ((LdcInsnNode) insn).cst).length() : 0;
    }
  }

  ClassInfo type() {
    return type;
  }

  World world() {
    return world;
  }

  Rules rules() {
    return rules;
  }

  /** Runs it; gives the static fields that it set. */
  Map<FieldInfo, Object> fields() throws NotConstant {
    call(type.initializer(), new Object[0]);
    return fields;
  }

  void step() throws NotConstant {
    if (++steps > STEPS) {
      throw new NotConstant("takes long");
    }
  }

  Object call(MethodInfo method, Object[] arguments) throws NotConstant {
    if (method.isAbstract() || method.isNative() || rules.of(method) != null) {
      throw new NotConstant("calls " + method);
    }
    if (++depth > DEPTH) {
      throw new NotConstant("calls deeply");
    }
    Code code = codes.computeIfAbsent(method, Code::new);
    Object result = new Activation(this, code, arguments).run();
    depth--;
    return result;
  }

  void require(ClassInfo needed) throws NotConstant {
    initials.require(needed, this);
  }

  // --- objects ---

  MadeObject object(String name) throws NotConstant {
    for (String live : LIVE) {
      if (world.isSubtype(name, live) || name.equals("java/lang/String")) {
        throw new NotConstant("makes a " + name);
      }
    }
    pay(16 + 8L * world.find(name).instanceFields().size());
    return new MadeObject(type, made++, name);
  }

  MadeArray array(String descriptor, int length) throws NotConstant {
    if (length < 0) {
      throw new NotConstant("makes an array of negative length");
    }
    pay(16 + (long) length * Values.bytes(descriptor.substring(1)));
    return new MadeArray(type, made++, descriptor, length);
  }

  private void pay(long bytes) throws NotConstant {
    bytesLeft -= bytes;
    if (bytesLeft < 0) {
      throw new NotConstant("makes more data than its code has");
    }
  }

  /** May the contents of an object be read: can nobody have changed them by then? */
  void mayRead(Made object, boolean isFinal) throws NotConstant {
    if (object.maker != type && !isFinal && !object.maker.isLibrary()) {
      throw new NotConstant("reads what " + object.maker.name + " made");
    }
  }

  /** Is it the array of an enum's values? The compiler's values() gives copies of it alone. */
  boolean isEnumValues(MadeArray array) {
    ClassInfo maker = array.maker;
    FieldInfo values = maker == type ? null : maker.field("$VALUES", array.type);
    return values != null
        && (maker.access & Opcodes.ACC_ENUM) != 0
        && (values.access & Opcodes.ACC_SYNTHETIC) != 0
        && initials.value(values) == array;
  }

  void mayWrite(Made object) throws NotConstant {
    if (object.maker != type) {
      throw new NotConstant("changes what " + object.maker.name + " made");
    }
  }

  // --- static fields ---

  Object read(FieldInfo field) throws NotConstant {
    if (field.owner == type) {
      return fields.getOrDefault(
          field, field.constant != null ? field.constant : Values.zero(field.descriptor));
    }
    require(field.owner);
    boolean isFinal = (field.access & Opcodes.ACC_FINAL) != 0;
    if (!isFinal) {
      throw new NotConstant("reads " + field);
    }
    return initials.has(field)
        ? initials.value(field)
        : field.constant != null ? field.constant : Values.zero(field.descriptor);
  }

  void write(FieldInfo field, Object value) throws NotConstant {
    if (field.owner != type) {
      throw new NotConstant("writes " + field);
    }
    fields.put(field, Values.stored(field.descriptor, value));
  }
}
