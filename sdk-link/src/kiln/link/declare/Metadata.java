package kiln.link.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/**
 * Understands GraalVM's {@code reachability-metadata.json}: reflection, proxies and resources.
 * Conditions are taken as met. What it says of JNI, serialization and foreign functions is of no
 * use to an image.
 */
final class Metadata {
  private final Declarations into;

  Metadata(Declarations into) {
    this.into = into;
  }

  void read(Object json) {
    if (json instanceof Map<?, ?> sections) {
      entries(sections.get("reflection")).forEach(this::type);
      entries(sections.get("resources")).forEach(this::resource);
    }
  }

  private void type(Map<?, ?> entry) {
    Object type = entry.get("type");
    if (type instanceof Map<?, ?> special) {
      List<String> faces = strings(special.get("proxy"));
      if (!faces.isEmpty()) {
        into.proxies().add(faces);
      }
    } else if (type instanceof String name) {
      members(into.members(name), entry);
    }
  }

  private static void members(Members members, Map<?, ?> entry) {
    for (Members.Kind kind : Members.Kind.values()) {
      String name = kind.name().charAt(0) + kind.name().substring(1).toLowerCase();
      if (isTrue(entry, "allDeclared" + name) || isTrue(entry, "allPublic" + name)) {
        members.all().add(kind);
      }
    }
    for (Map<?, ?> method : entries(entry.get("methods"))) {
      StringBuilder signature = new StringBuilder(method.get("name") + "(");
      strings(method.get("parameterTypes")).forEach(t -> signature.append(descriptor(t)));
      members.methods().add(signature.append(')').toString());
    }
    for (Map<?, ?> field : entries(entry.get("fields"))) {
      members.fields().add(String.valueOf(field.get("name")));
    }
  }

  private void resource(Map<?, ?> entry) {
    if (entry.get("glob") instanceof String glob) {
      into.resources().add(Globs.compile(glob));
    } else if (entry.get("bundle") instanceof String bundle) {
      into.resources().add(Globs.compile(bundle.replace('.', '/') + "*.properties"));
    }
  }

  /** Of a type as source text or Class.getName has it. */
  private static String descriptor(String type) {
    if (type.endsWith("[]")) {
      return "[" + descriptor(type.substring(0, type.length() - 2));
    } else if (type.startsWith("[")) {
      return type.replace('.', '/');
    }
    for (Type primitive : List.of(Type.BOOLEAN_TYPE, Type.CHAR_TYPE, Type.BYTE_TYPE,
        Type.SHORT_TYPE, Type.INT_TYPE, Type.LONG_TYPE, Type.FLOAT_TYPE, Type.DOUBLE_TYPE)) {
      if (primitive.getClassName().equals(type)) {
        return primitive.getDescriptor();
      }
    }
    return "L" + type.replace('.', '/') + ";";
  }

  private static boolean isTrue(Map<?, ?> entry, String name) {
    return Boolean.TRUE.equals(entry.get(name));
  }

  private static List<Map<?, ?>> entries(Object list) {
    List<Map<?, ?>> result = new ArrayList<>();
    if (list instanceof List<?> all) {
      all.forEach(each -> {
        if (each instanceof Map<?, ?> entry) {
          result.add(entry);
        }
      });
    }
    return result;
  }

  private static List<String> strings(Object list) {
    List<String> result = new ArrayList<>();
    if (list instanceof List<?> all) {
      all.forEach(each -> result.add(String.valueOf(each)));
    }
    return result;
  }
}
