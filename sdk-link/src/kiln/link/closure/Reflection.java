package kiln.link.closure;

import java.util.List;
import kiln.link.declare.Declarations;
import kiln.link.declare.ZoneTable;
import kiln.link.flow.Body;
import kiln.link.flow.Facts;
import kiln.link.flow.Value;
import kiln.link.reflect.ResourceClasses;
import kiln.link.reflect.ServiceClasses;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** Reflective calls that constants make plain. */
final class Reflection {
  private static final String CLASS = "Ljava/lang/Class;";
  private static final String STREAM = "Ljava/io/InputStream;";
  private static final String STRING = "Ljava/lang/String;";
  private static final String RESOURCES = "kiln/runtime/resource/Resources";
  private static final String ABSENT = "kiln/runtime/lang/ForName";

  private Reflection() {}

  /** What a call of java.lang.Class comes down to; null if it is an ordinary one. */
  static CallSite of(World world, Body body, int index, MethodInsnNode call) {
    return switch (call.owner) {
      case "java/lang/Class" -> ofClass(world, body, index, call);
      case "java/lang/ClassLoader" -> ofLoader(world, body, index, call);
      case "java/util/ServiceLoader" -> service(world, body, index, call);
      case "java/time/ZoneId", "java/util/TimeZone" -> zone(world, body, index, call);
      default -> null;
    };
  }

  private static CallSite ofClass(World world, Body body, int index, MethodInsnNode call) {
    switch (call.name + call.desc) {
      case "desiredAssertionStatus()Z":
        return new CallSite.Known(0);
      case "getPrimitiveClass(Ljava/lang/String;)" + CLASS:
        Object name = body.stack(index, 0).constant();
        return name == null ? null : new CallSite.KnownClass(primitive((String) name), false);
      case "forName(Ljava/lang/String;)" + CLASS:
        return named(world, body, body.stack(index, 0), 1, call.desc);
      case "forName(Ljava/lang/String;ZLjava/lang/ClassLoader;)" + CLASS:
        return named(
            world, body, body.stack(index, 2), body.stack(index, 1).asInt(), call.desc);
      case "getResourceAsStream(" + STRING + ")" + STREAM:
        return resource(world, body, body.stack(index, 1), body.stack(index, 0));
      default:
        return null;
    }
  }

  // --- classes by name ---

  private static CallSite named(
      World world, Body body, Value name, Integer initialize, String descriptor) {
    if (initialize != null && name.constant() instanceof String text) {
      String type = text.replace('.', '/');
      if (text.indexOf('/') >= 0 || type.isEmpty() || !isThere(world, type)) {
        return new CallSite.Direct(world.find(ABSENT).method("absent", descriptor));
      }
      return new CallSite.KnownClass(type, initialize != 0 && type.charAt(0) != '[');
    }
    if (!world.declarations().reflects() && world.isOwn(body.method.owner)) {
      return new CallSite.Unsupported(
          "asks for a class by a name that is not a constant; declare the class in "
              + Declarations.FILE);
    }
    return null;
  }

  private static boolean isThere(World world, String type) {
    String element = type;
    while (element != null && element.charAt(0) == '[') {
      if (element.length() < 2 || "[LZBCSIJFD".indexOf(element.charAt(1)) < 0) {
        return false;
      }
      element = World.element(element);
    }
    return element == null || world.find(element) != null;
  }

  // --- resources ---

  /** The stream of a resource: {@code type.getResourceAsStream(name)}. */
  private static CallSite resource(World world, Body body, Value type, Value name) {
    if (!(name.constant() instanceof String text)) {
      return undeclared(world, body);
    }
    String owner = type.constant() instanceof Type known ? element(known) : null;
    if (text.startsWith("/")) {
      return opened(world, owner, text.substring(1), CLASS + STRING);
    } else if (owner != null) {
      return opened(world, owner, packageOf(owner) + text, CLASS + STRING);
    }
    String beside = packageOf(body.method.owner.name);
    byte[] content = first(world, beside + text);
    if (content == null) {
      return undeclared(world, body);
    }
    String packageName = beside.isEmpty() ? "" : beside.substring(0, beside.length() - 1);
    return new CallSite.Direct(
        ResourceClasses.relative(world, packageName, beside + text, content, STREAM));
  }

  private static CallSite ofLoader(World world, Body body, int index, MethodInsnNode call) {
    if (call.name.endsWith("Resources") || call.name.endsWith("Resource")) {
      return urls(world, body.stack(index, 0), call);
    }
    boolean system = call.name.equals("getSystemResourceAsStream");
    if (!system && !call.name.equals("getResourceAsStream")) {
      return null;
    }
    return body.stack(index, 0).constant() instanceof String text
        ? opened(world, null, text, (system ? "" : "Ljava/lang/ClassLoader;") + STRING)
        : undeclared(world, body);
  }

  /** A resource that is not there has no URL; one that is there has none in an image. */
  private static CallSite urls(World world, Value name, MethodInsnNode call) {
    if (!(name.constant() instanceof String text) || first(world, text) != null) {
      return null;
    } else if (call.name.endsWith("Resource")) {
      return new CallSite.Known(Facts.NULL);
    }
    String loader = call.name.startsWith("getSystem") ? "" : "Ljava/lang/ClassLoader;";
    String descriptor = "(" + loader + STRING + ")Ljava/util/Enumeration;";
    MethodInfo none = world.find(RESOURCES).method("none", descriptor);
    return none == null ? null : new CallSite.Direct(none);
  }

  private static CallSite opened(World world, String owner, String path, String arguments) {
    boolean library = owner != null && world.find(owner) != null && world.find(owner).isLibrary();
    byte[] content = library ? world.libraryFile(path) : first(world, path);
    return content == null
        ? new CallSite.Known(Facts.NULL)
        : new CallSite.Direct(
            ResourceClasses.opener(world, path, content, arguments, "stream", STREAM));
  }

  private static byte[] first(World world, String path) {
    List<byte[]> found = world.resources(path);
    return found.isEmpty() ? null : found.get(0);
  }

  /** The class beside which a name is looked up; null for a primitive type. */
  private static String element(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    return element.getSort() == Type.OBJECT ? element.getInternalName() : null;
  }

  private static String packageOf(String type) {
    return type.substring(0, type.lastIndexOf('/') + 1);
  }

  /** A name that is made at run time finds what is declared; where nothing is, that is said. */
  private static CallSite undeclared(World world, Body body) {
    return world.declarations().resources().isEmpty() && world.isOwn(body.method.owner)
        ? new CallSite.Unsupported(
            "asks for a resource by a name that is not a constant; declare the resources in "
                + Declarations.FILE)
        : null;
  }

  // --- time zones ---

  /** The app's own code that names a zone which is not there would fail whenever it runs. */
  private static CallSite zone(World world, Body body, int index, MethodInsnNode call) {
    boolean named = call.name.equals("of") || call.name.equals("getTimeZone");
    return named
            && call.desc.startsWith("(" + STRING + ")")
            && body.stack(index, 0).constant() instanceof String text
            && world.isOwn(body.method.owner)
            && world.lacksZone(text)
            && !ZoneTable.UTC.contains(text)
        ? new CallSite.Unsupported(
            "asks for the time zone "
                + text
                + "; declare it as 'zone "
                + text
                + "' in "
                + Declarations.FILE)
        : null;
  }

  // --- services ---

  private static CallSite service(World world, Body body, int index, MethodInsnNode call) {
    if (!call.name.equals("load") && !call.name.equals("loadInstalled")) {
      return null;
    }
    Type[] arguments = Type.getArgumentTypes(call.desc);
    if (!arguments[0].getInternalName().equals("java/lang/Class")) {
      return null;
    }
    String service = body.stack(index, arguments.length - 1).asClass();
    return service != null && world.find(service) != null
        ? new CallSite.Direct(ServiceClasses.load(world, service, call.desc))
        : null;
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
