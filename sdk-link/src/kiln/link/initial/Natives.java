package kiln.link.initial;

import java.util.Arrays;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.tree.MethodInsnNode;

/** Methods without Java code, and of strings, whose results do not depend on when they are asked. */
final class Natives {
  /** Stands for "not one of them", as null is a result. */
  static final Object NONE = new Object();

  private static final Object VOID = null;

  /** Nobody may rely on the order of Set.of and Map.of, which HotSpot draws at each start. */
  private static final long SALT = 0x5deece66dL;

  private Natives() {}

  /** The result of a call, the receiver the first argument; {@link #NONE} if it is an ordinary one. */
  static Object call(Run run, MethodInsnNode call, Object[] arguments) throws NotConstant {
    if (call.name.equals("registerNatives") && call.desc.equals("()V")) {
      return VOID; // those of an image are linked in
    }
    return switch (call.owner) {
      case "java/lang/String" -> ofString(call, arguments);
      case "java/lang/Class" -> ofClass(call, arguments);
      case "java/lang/System" -> ofSystem(run, call, arguments);
      case "java/lang/Object" -> call.name.equals("<init>") ? VOID : NONE;
      case "java/lang/Float", "java/lang/Double" -> ofNumber(call, arguments);
      case "jdk/internal/misc/CDS" -> ofArchive(call);
      case "jdk/internal/misc/Unsafe" -> ofUnsafe(call, arguments);
      default -> call.owner.charAt(0) == '[' ? ofArray(run, call, arguments) : NONE;
    };
  }

  /** There is no archive of classes, and none is made. */
  private static Object ofArchive(MethodInsnNode call) {
    return switch (call.name) {
      case "initializeFromArchive" -> VOID;
      case "getRandomSeedForDumping" -> 0L;
      default -> NONE;
    };
  }

  private static Object ofString(MethodInsnNode call, Object[] arguments) throws NotConstant {
    if (!(arguments.length > 0 && arguments[0] instanceof String text)) {
      return NONE;
    }
    return switch (call.name + call.desc) {
      case "length()I" -> text.length();
      case "isEmpty()Z" -> text.isEmpty() ? 1 : 0;
      case "charAt(I)C" -> (int) text.charAt((Integer) arguments[1]);
      case "hashCode()I" -> text.hashCode();
      case "equals(Ljava/lang/Object;)Z" -> text.equals(arguments[1]) ? 1 : 0;
      case "toString()Ljava/lang/String;", "intern()Ljava/lang/String;" -> text;
      case "toCharArray()[C" -> NONE; // see Activation: it makes an object
      default -> throw new NotConstant("calls String." + call.name);
    };
  }

  private static Object ofClass(MethodInsnNode call, Object[] arguments) {
    return switch (call.name) {
      case "desiredAssertionStatus" -> 0;
      case "getPrimitiveClass" -> new ClassValue("%" + primitive((String) arguments[0]));
      default -> NONE;
    };
  }

  private static char primitive(String name) {
    return switch (name) {
      case "boolean" -> 'Z';
      case "byte" -> 'B';
      case "char" -> 'C';
      case "double" -> 'D';
      case "float" -> 'F';
      case "int" -> 'I';
      case "long" -> 'J';
      case "short" -> 'S';
      default -> 'V';
    };
  }

  private static Object ofSystem(Run run, MethodInsnNode call, Object[] arguments)
      throws NotConstant {
    if (call.name.equals("nanoTime") && run.type().name.equals("java/util/ImmutableCollections")) {
      return SALT;
    }
    if (!call.name.equals("arraycopy")
        || !(arguments[0] instanceof MadeArray from)
        || !(arguments[2] instanceof MadeArray to)
        || !from.type.equals(to.type)) {
      return NONE;
    }
    run.mayRead(from, false);
    run.mayWrite(to);
    System.arraycopy(
        from.elements, (Integer) arguments[1], to.elements, (Integer) arguments[3],
        (Integer) arguments[4]);
    return VOID;
  }

  private static Object ofNumber(MethodInsnNode call, Object[] arguments) {
    return switch (call.name) {
      case "floatToRawIntBits" -> Float.floatToRawIntBits((Float) arguments[0]);
      case "intBitsToFloat" -> Float.intBitsToFloat((Integer) arguments[0]);
      case "doubleToRawLongBits" -> Double.doubleToRawLongBits((Double) arguments[0]);
      case "longBitsToDouble" -> Double.longBitsToDouble((Long) arguments[0]);
      default -> NONE;
    };
  }

  /** Where elements lie in arrays: struct Array of kiln.h. */
  private static Object ofUnsafe(MethodInsnNode call, Object[] arguments) {
    if (arguments.length < 2 || !(arguments[1] instanceof ClassValue array)) {
      return NONE;
    }
    int bytes = array.type().charAt(0) == '[' ? Values.bytes(array.type().substring(1)) : 0;
    return switch (call.name) {
      case "arrayBaseOffset" -> bytes == 8 ? 16 : 12;
      case "arrayIndexScale" -> bytes;
      default -> NONE;
    };
  }

  private static Object ofArray(Run run, MethodInsnNode call, Object[] arguments)
      throws NotConstant {
    if (!call.name.equals("clone") || !(arguments[0] instanceof MadeArray from)) {
      return NONE;
    }
    run.mayRead(from, run.isEnumValues(from));
    MadeArray copy = run.array(from.type, from.elements.length);
    System.arraycopy(from.elements, 0, copy.elements, 0, from.elements.length);
    return copy;
  }

  /** The target of a call whose receiver is known. */
  static MethodInfo select(World world, Object receiver, MethodInfo resolved) throws NotConstant {
    MethodInfo target = world.select(Values.type(receiver), resolved);
    if (target == null) {
      throw new NotConstant("calls what is not implemented: " + resolved);
    }
    return target;
  }

  /** The characters of a string as an array. */
  static MadeArray characters(Run run, String text) throws NotConstant {
    MadeArray array = run.array("[C", text.length());
    Arrays.setAll(array.elements, i -> (int) text.charAt(i));
    return array;
  }
}
