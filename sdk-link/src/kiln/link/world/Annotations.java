package kiln.link.world;

import java.util.List;
import org.objectweb.asm.tree.AnnotationNode;

/** Reads the annotations of {@code kiln.runtime.substitute} (retention CLASS). */
final class Annotations {
  private static final String PACKAGE = "Lkiln/runtime/substitute/";

  private Annotations() {}

  /** Is the annotation there? */
  static boolean has(List<AnnotationNode> annotations, String simpleName) {
    return find(annotations, simpleName) != null;
  }

  /** The string {@code value} of the annotation, or null if the annotation is absent. */
  static String value(List<AnnotationNode> annotations, String simpleName) {
    AnnotationNode found = find(annotations, simpleName);
    return found == null || found.values == null ? null : (String) found.values.get(1);
  }

  private static AnnotationNode find(List<AnnotationNode> annotations, String simpleName) {
    if (annotations != null) {
      for (AnnotationNode annotation : annotations) {
        if (annotation.desc.equals(PACKAGE + simpleName + ";")) {
          return annotation;
        }
      }
    }
    return null;
  }
}
