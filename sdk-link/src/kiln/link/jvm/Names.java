package kiln.link.jvm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.Type;

/** Names as people write them. */
final class Names {
  /** Where the JDK's own packages are; {@code javax} is not the JDK's alone, but never missed. */
  private static final List<String> PLATFORM =
      List.of("java/", "javax/", "jdk/", "sun/", "com/sun/");

  private Names() {}

  static String of(String type) {
    return Type.getObjectType(type).getClassName();
  }

  static String of(MethodInfo method) {
    return of(method.owner.name) + "." + method.name + parameters(method.descriptor);
  }

  /** As in {@code (String, int)}: types without their packages. */
  static String parameters(String descriptor) {
    return Arrays.stream(Type.getArgumentTypes(descriptor))
        .map(type -> type.getClassName().substring(type.getClassName().lastIndexOf('.') + 1))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Whether a class of that name would belong to some module of a JDK. */
  static boolean isPlatform(String type) {
    return PLATFORM.stream().anyMatch(type::startsWith);
  }
}
