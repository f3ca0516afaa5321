package kiln.link.reflect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.tree.AnnotationNode;

/** Reads annotations of class files. */
final class Annotated {
  private Annotated() {}

  /** Is an annotation of that class there? */
  static boolean has(List<AnnotationNode> annotations, String type) {
    return annotations != null
        && annotations.stream().anyMatch(a -> a.desc.equals("L" + type + ";"));
  }

  /** The class of an annotation. */
  static String type(AnnotationNode annotation) {
    return annotation.desc.substring(1, annotation.desc.length() - 1);
  }

  /** The values that an annotation gives, by name. */
  static Map<String, Object> values(AnnotationNode annotation) {
    Map<String, Object> result = new TreeMap<>();
    for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
      result.put((String) annotation.values.get(i), annotation.values.get(i + 1));
    }
    return result;
  }
}
