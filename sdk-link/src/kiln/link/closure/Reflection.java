package kiln.link.closure;

import kiln.link.flow.Body;
import kiln.link.flow.Value;
import kiln.link.world.World;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** Reflective calls that constants make plain. */
final class Reflection {
  private static final String CLASS = "Ljava/lang/Class;";

  private Reflection() {}

  /** What a call of java.lang.Class comes down to; null if it is an ordinary one. */
  static CallSite of(World world, Body body, int index, MethodInsnNode call) {
    if (!call.owner.equals("java/lang/Class")) {
      return null;
    }
    switch (call.name + call.desc) {
      case "desiredAssertionStatus()Z":
        return new CallSite.Known(0);
      case "getPrimitiveClass(Ljava/lang/String;)" + CLASS:
        Object name = body.stack(index, 0).constant();
        return name == null ? null : new CallSite.KnownClass(primitive((String) name));
      case "forName(Ljava/lang/String;)" + CLASS:
        return named(world, body.stack(index, 0));
      case "forName(Ljava/lang/String;ZLjava/lang/ClassLoader;)" + CLASS:
        return named(world, body.stack(index, 2));
      default:
        return null;
    }
  }

  private static CallSite named(World world, Value name) {
    if (name.constant() instanceof String text) {
      String type = text.replace('.', '/');
      if (type.isEmpty() || type.charAt(0) != '[' && world.find(type) == null) {
        return new CallSite.Unsupported(
            "asks for the class " + text + ", which is in none of the bundles");
      }
      return type.charAt(0) == '[' ? null : new CallSite.KnownClass(type);
    }
    return null;
  }

  /** The descriptor of a primitive type, which stands for its class. */
  private static String primitive(String name) {
    for (Type type :
        new Type[] {
          Type.VOID_TYPE, Type.BOOLEAN_TYPE, Type.CHAR_TYPE, Type.BYTE_TYPE, Type.SHORT_TYPE,
          Type.INT_TYPE, Type.LONG_TYPE, Type.FLOAT_TYPE, Type.DOUBLE_TYPE
        }) {
      if (type.getClassName().equals(name)) {
        return "%" + type.getDescriptor();
      }
    }
    throw new IllegalArgumentException(name + " is no primitive type");
  }
}
