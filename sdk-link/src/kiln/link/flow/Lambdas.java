package kiln.link.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes the class that a lambda expression or method reference evaluates to, in place of {@code
 * java.lang.invoke.LambdaMetafactory}: a field for each captured value, a static {@code make} and
 * the method of the functional interface.
 */
public final class Lambdas implements Opcodes {
  static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

  /** Static factory of a lambda class. */
  static final String MAKE = "make";

  private static final int FLAGS = 3; // index of altMetafactory's argument
  private static final int FLAG_SERIALIZABLE = 1;
  private static final int FLAG_MARKERS = 2;
  private static final int FLAG_BRIDGES = 4;

  private final ClassNode type;
  private final InvokeDynamicInsnNode site;
  private final Type[] captured;
  private final Handle target;

  private Lambdas(InvokeDynamicInsnNode site, String name) {
    this.site = site;
    this.captured = Type.getArgumentTypes(site.desc);
    this.target = (Handle) site.bsmArgs[1];
    this.type = Synthetic.newClass(name, "java/lang/Object", ACC_FINAL);
  }

  static ClassNode define(InvokeDynamicInsnNode site, String name) {
    return new Lambdas(site, name).define();
  }

  /** Does the call site make a lambda or method reference? */
  public static boolean isLambda(InvokeDynamicInsnNode site) {
    return site.bsm.getOwner().equals(FACTORY);
  }

  /** Does the expression's type ask that its value can be serialized? */
  static boolean isSerializable(InvokeDynamicInsnNode site) {
    return site.bsm.getName().equals("altMetafactory")
        && ((Integer) site.bsmArgs[FLAGS] & FLAG_SERIALIZABLE) != 0;
  }

  private ClassNode define() {
    Set<String> faces = new LinkedHashSet<>();
    faces.add(Type.getReturnType(site.desc).getInternalName());
    List<String> descriptors = new ArrayList<>();
    descriptors.add(((Type) site.bsmArgs[0]).getDescriptor());
    if (site.bsm.getName().equals("altMetafactory")) {
      readAlternatives(faces, descriptors);
    }
    type.interfaces.addAll(faces);
    for (int i = 0; i < captured.length; i++) {
      type.visitField(ACC_PRIVATE | ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null);
    }
    constructor();
    factory();
    for (String descriptor : descriptors) {
      implement(descriptor);
    }
    return type;
  }

  /** The optional arguments of altMetafactory: flags, markers, bridges. */
  private void readAlternatives(Set<String> faces, List<String> descriptors) {
    int next = FLAGS;
    int flags = (Integer) site.bsmArgs[next++];
    if (isSerializable(site)) {
      faces.add("java/io/Serializable"); // the cast behind the expression wants it
    }
    if ((flags & FLAG_MARKERS) != 0) {
      for (int n = (Integer) site.bsmArgs[next++]; n > 0; n--) {
        faces.add(((Type) site.bsmArgs[next++]).getInternalName());
      }
    }
    if ((flags & FLAG_BRIDGES) != 0) {
      for (int n = (Integer) site.bsmArgs[next++]; n > 0; n--) {
        descriptors.add(((Type) site.bsmArgs[next++]).getDescriptor());
      }
    }
  }

  private void constructor() {
    MethodNode init =
        Synthetic.newMethod(
            type, ACC_PRIVATE, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, captured));
    init.visitVarInsn(ALOAD, 0);
    init.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    int local = 1;
    for (int i = 0; i < captured.length; i++) {
      init.visitVarInsn(ALOAD, 0);
      init.visitVarInsn(captured[i].getOpcode(ILOAD), local);
      init.visitFieldInsn(PUTFIELD, type.name, "c" + i, captured[i].getDescriptor());
      local += captured[i].getSize();
    }
    init.visitInsn(RETURN);
    Synthetic.end(init, local, 3);
  }

  /** Without captured values there is one instance, as on HotSpot. */
  private void factory() {
    MethodNode make = Synthetic.newMethod(type, ACC_STATIC, MAKE, site.desc);
    String self = "L" + type.name + ";";
    if (captured.length == 0) {
      type.visitField(ACC_PRIVATE | ACC_STATIC, "only", self, null, null);
      org.objectweb.asm.Label made = new org.objectweb.asm.Label();
      make.visitFieldInsn(GETSTATIC, type.name, "only", self);
      make.visitJumpInsn(IFNONNULL, made);
      construct(make);
      make.visitFieldInsn(PUTSTATIC, type.name, "only", self);
      make.visitLabel(made);
      make.visitFieldInsn(GETSTATIC, type.name, "only", self);
    } else {
      construct(make);
    }
    make.visitInsn(ARETURN);
    int size = Synthetic.sizeOf(captured);
    Synthetic.end(make, size, size + 2);
  }

  private void construct(MethodNode make) {
    make.visitTypeInsn(NEW, type.name);
    make.visitInsn(DUP);
    Synthetic.loadAll(make, captured, 0);
    make.visitMethodInsn(
        INVOKESPECIAL,
        type.name,
        "<init>",
        Type.getMethodDescriptor(Type.VOID_TYPE, captured),
        false);
  }

  private void implement(String descriptor) {
    if (type.methods.stream().anyMatch(m -> (m.name + m.desc).equals(site.name + descriptor))) {
      return;
    }
    MethodNode method = Synthetic.newMethod(type, ACC_PUBLIC, site.name, descriptor);
    boolean constructs = target.getTag() == H_NEWINVOKESPECIAL;
    if (constructs) {
      method.visitTypeInsn(NEW, target.getOwner());
      method.visitInsn(DUP);
    }
    pushArguments(method, descriptor);
    Synthetic.call(method, target);
    Type result =
        constructs
            ? Type.getObjectType(target.getOwner())
            : Type.getReturnType(target.getDesc());
    Type instantiated = ((Type) site.bsmArgs[2]).getReturnType();
    Type wanted = Type.getReturnType(descriptor);
    if (wanted.getSort() == Type.VOID) {
      Synthetic.convert(method, result, wanted);
    } else {
      Synthetic.convert(method, result, instantiated);
      if (wanted.getSort() < Type.ARRAY) {
        Synthetic.convert(method, instantiated, wanted);
      }
    }
    method.visitInsn(wanted.getOpcode(IRETURN));
    int size = Synthetic.sizeOf(captured) + Synthetic.sizeOf(Type.getArgumentTypes(descriptor));
    Synthetic.end(method, size + 1, size + 6);
  }

  /** Captured values first, then the call's arguments: as the target wants them. */
  private void pushArguments(MethodNode method, String descriptor) {
    List<Type> wanted = new ArrayList<>();
    if (target.getTag() != H_INVOKESTATIC && target.getTag() != H_NEWINVOKESPECIAL) {
      wanted.add(Type.getObjectType(target.getOwner()));
    }
    wanted.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
    int position = 0;
    for (int i = 0; i < captured.length; i++) {
      method.visitVarInsn(ALOAD, 0);
      method.visitFieldInsn(GETFIELD, type.name, "c" + i, captured[i].getDescriptor());
      Type want = wanted.get(position++);
      if (want.getSort() < Type.ARRAY) {
        Synthetic.convert(method, captured[i], want);
      }
    }
    Type[] given = Type.getArgumentTypes(descriptor);
    Type[] instantiated = ((Type) site.bsmArgs[2]).getArgumentTypes();
    int local = 1;
    for (int i = 0; i < given.length; i++) {
      method.visitVarInsn(given[i].getOpcode(ILOAD), local);
      Synthetic.convert(method, given[i], instantiated[i]);
      Type want = wanted.get(position++);
      if (want.getSort() < Type.ARRAY || instantiated[i].getSort() < Type.ARRAY) {
        Synthetic.convert(method, instantiated[i], want);
      }
      local += given[i].getSize();
    }
  }
}
