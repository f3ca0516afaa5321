package kiln.link.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.objectweb.asm.Type;

/**
 * Understands GraalVM's {@code reachability-metadata.json}: reflection, proxies and resources; and
 * the files that were in its place before, {@code reflect-config.json}, {@code proxy-config.json}
 * and {@code resource-config.json}. Conditions are taken as met. What it says of JNI, serialization
 * and foreign functions is of no use to an image.
 */
final class Metadata {
  private static final Map<String, Members.Kind> FLAGS =
      Map.of(
          "allDeclaredConstructors", Members.Kind.CONSTRUCTORS,
          "allDeclaredMethods", Members.Kind.METHODS,
          "allDeclaredFields", Members.Kind.FIELDS,
          "allPublicConstructors", Members.Kind.PUBLIC_CONSTRUCTORS,
          "allPublicMethods", Members.Kind.PUBLIC_METHODS,
          "allPublicFields", Members.Kind.PUBLIC_FIELDS,
          "allRecordComponents", Members.Kind.RECORD_COMPONENTS,
          "unsafeAllocated", Members.Kind.INSTANCES);

  private final Declarations into;

  Metadata(Declarations into) {
    this.into = into;
  }

  /** Reads a file of that name. */
  void read(String file, Object json) {
    switch (file) {
      case "reflect-config.json" -> entries(json).forEach(this::type);
      case "proxy-config.json" -> proxies(json);
      default -> {
        if (json instanceof Map<?, ?> sections) {
          entries(sections.get("reflection")).forEach(this::type);
          resources(sections.get("resources"));
          entries(sections.get("bundles")).forEach(entry -> bundle(entry.get("name")));
        }
      }
    }
  }

  /** A list of lists of interfaces, or of objects that have such. */
  private void proxies(Object json) {
    if (json instanceof List<?> all) {
      for (Object each : all) {
        List<String> faces = strings(each instanceof Map<?, ?> map ? map.get("interfaces") : each);
        if (!faces.isEmpty()) {
          into.proxies().add(faces);
        }
      }
    }
  }

  private void resources(Object section) {
    Object list = section instanceof Map<?, ?> map ? map.get("includes") : section;
    entries(list).forEach(this::resource);
  }

  private void type(Map<?, ?> entry) {
    Object type = entry.containsKey("name") ? entry.get("name") : entry.get("type");
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
    FLAGS.forEach((name, kind) -> {
      if (isTrue(entry, name)) {
        members.all().add(kind);
      }
    });
    for (Map<?, ?> method : entries(entry.get("methods"))) {
      if (method.get("parameterTypes") == null) { // all of that name
        members.methods().add(String.valueOf(method.get("name")));
        continue;
      }
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
    } else if (entry.get("pattern") instanceof String regex) {
      pattern(regex);
    }
    bundle(entry.get("bundle"));
  }

  private void pattern(String regex) {
    try {
      into.resources().add(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      into.problems().add("A resource is declared by a pattern that is none: " + regex + ".");
    }
  }

  private void bundle(Object name) {
    if (name instanceof String bundle) {
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
