package kiln.link.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kiln.link.bundles.Bundles;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A component property type: an annotation interface whose accessors are a component's settings
 * (OSGi Compendium 8 §112.8.2).
 *
 * @param name internal name of the annotation interface
 * @param accessors in the order of the class file
 */
record ConfigType(String name, List<Accessor> accessors) {
  /** What {@code kiln.app.Meaning} is called in class files. */
  private static final String MEANING = "Lkiln/app/Meaning;";

  static final String STRINGS = "[Ljava/lang/String;";
  static final String STRING = "Ljava/lang/String;";

  /**
   * One setting.
   *
   * @param method name of the accessor
   * @param descriptor of its result
   * @param property the component property that it reads
   * @param type as {@code --help} prints it
   * @param value the annotation's default as on a command line, or null
   * @param meaning of its Meaning annotation, or empty
   */
  record Accessor(
      String method,
      String descriptor,
      String property,
      String type,
      String value,
      String meaning) {}

  /** Whether the class of that name is an annotation interface in one of the bundles. */
  static boolean isOne(Bundles bundles, String name) {
    byte[] file = bundles.classFile(name);
    return file != null && (new ClassReader(file).getAccess() & Opcodes.ACC_ANNOTATION) != 0;
  }

  /**
   * Reads the type.
   *
   * @param refusals gets a sentence for each accessor whose type is no setting's
   */
  static ConfigType read(Bundles bundles, String name, List<String> refusals) {
    ClassNode node = parse(bundles.classFile(name));
    String prefix = prefix(node);
    List<MethodNode> methods = new ArrayList<>();
    for (MethodNode method : node.methods) {
      if ((method.access & Opcodes.ACC_ABSTRACT) != 0) {
        methods.add(method);
      }
    }
    boolean single = methods.size() == 1 && methods.get(0).name.equals("value");
    List<Accessor> accessors = new ArrayList<>();
    for (MethodNode method : methods) {
      String descriptor = Type.getReturnType(method.desc).getDescriptor();
      String type = type(bundles, descriptor);
      String property = prefix + (single ? singleName(name) : PropertyNames.of(method.name));
      if (type == null) {
        refusals.add("its setting " + property + " is of type "
            + Type.getReturnType(method.desc).getClassName() + ", but settings are String, int,"
            + " long, boolean, double, an enum or String[]");
      } else {
        String value = value(method.annotationDefault);
        accessors.add(
            new Accessor(method.name, descriptor, property, type, value, meaning(method)));
      }
    }
    return new ConfigType(name, List.copyOf(accessors));
  }

  private static ClassNode parse(byte[] file) {
    ClassNode node = new ClassNode();
    new ClassReader(file).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    return node;
  }

  /** The constant PREFIX_ goes before every name (§112.8.2.1). */
  private static String prefix(ClassNode node) {
    for (FieldNode field : node.fields) {
      if (field.name.equals("PREFIX_") && field.value instanceof String prefix) {
        return prefix;
      }
    }
    return "";
  }

  /** A single {@code value()} is named after the type: ServiceRanking is service.ranking. */
  private static String singleName(String name) {
    int end = Math.max(name.lastIndexOf('/'), name.lastIndexOf('$'));
    return PropertyNames.ofType(name.substring(end + 1));
  }

  private static String type(Bundles bundles, String descriptor) {
    return switch (descriptor) {
      case "Z" -> KeyTypes.BOOLEAN;
      case "I" -> KeyTypes.NUMBER;
      case "J" -> KeyTypes.LONG;
      case "D" -> KeyTypes.DECIMAL;
      case STRING -> KeyTypes.TEXT;
      case STRINGS -> KeyTypes.LIST;
      default -> enumType(bundles, descriptor);
    };
  }

  private static String enumType(Bundles bundles, String descriptor) {
    byte[] file = descriptor.charAt(0) == 'L'
        ? bundles.classFile(Type.getType(descriptor).getInternalName())
        : null;
    if (file == null || (new ClassReader(file).getAccess() & Opcodes.ACC_ENUM) == 0) {
      return null;
    }
    return parse(file).fields.stream()
        .filter(field -> (field.access & Opcodes.ACC_ENUM) != 0)
        .map(field -> field.name)
        .collect(Collectors.joining("|"));
  }

  /** An annotation's default as ASM gives it, spelled as on a command line. */
  private static String value(Object value) {
    if (value instanceof String[] constant) {
      return constant[1]; // an enum's descriptor and name
    }
    if (value instanceof List<?> list) {
      return KeyTypes.list(list.stream().map(String::valueOf).toList());
    }
    return value == null ? null : value.toString();
  }

  private static String meaning(MethodNode method) {
    if (method.visibleAnnotations == null) {
      return "";
    }
    for (AnnotationNode annotation : method.visibleAnnotations) {
      if (annotation.desc.equals(MEANING) && annotation.values != null) {
        return String.valueOf(annotation.values.get(1));
      }
    }
    return "";
  }

  /**
   * The key of each accessor.
   *
   * @param configured what the .bndrun says for this component, by option name
   */
  List<Key> keys(Declaration component, Map<String, String> configured, List<String> refusals) {
    List<Key> keys = new ArrayList<>();
    for (Accessor accessor : accessors) {
      List<String> values = component.properties().get(accessor.property());
      String value = accessor.value();
      if (values != null) {
        value = accessor.type().equals(KeyTypes.LIST)
            ? KeyTypes.list(values)
            : values.isEmpty() ? value : values.get(0);
      }
      String option = accessor.property().replace('.', '-');
      if (configured.containsKey(option)) {
        value = configured.get(option);
      }
      if (value == null) {
        value = KeyTypes.absent(accessor.type());
      }
      String mistake = KeyTypes.mistake(accessor.type(), accessor.descriptor(), value);
      if (mistake != null) {
        refusals.add(
            "its setting " + accessor.property() + " is \"" + value + "\", which " + mistake);
      }
      keys.add(new Key(
          component.name(), accessor.property(), accessor.type(), value, accessor.meaning()));
    }
    return keys;
  }
}
