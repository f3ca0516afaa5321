package kiln.runtime.reflect;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.internal.reflect.ConstantPool;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;
import sun.reflect.annotation.AnnotationType;

/** The linker has read the annotations: what the JDK would parse is the slot where they are found. */
@Substitutes("sun.reflect.annotation.AnnotationParser")
final class AnnotationParserSubstitution {
  private AnnotationParserSubstitution() {}

  public static Map<Class<? extends Annotation>, Annotation> parseAnnotations(
      byte[] raw, ConstantPool pool, Class<?> container) {
    Map<Class<? extends Annotation>, Annotation> result = new LinkedHashMap<>();
    if (raw != null) {
      for (Annotation each : Members.need(container).annotations(Made.slot(raw))) {
        result.put(each.annotationType(), each);
      }
    }
    return result;
  }

  public static Annotation[][] parseParameterAnnotations(
      byte[] raw, ConstantPool pool, Class<?> container) {
    return Members.need(container).parameterAnnotations(Made.slot(raw));
  }

  /** Default values of the methods of annotation types. */
  @Substitutes("java.lang.reflect.Method")
  static final class Defaults {
    @Original private byte[] annotationDefault;

    private Defaults() {}

    public Object getDefaultValue() {
      Class<?> type = ((Method) (Object) this).getDeclaringClass();
      return annotationDefault == null
          ? null : Members.need(type).defaultValue(Made.slot(annotationDefault));
    }
  }

  /** Whether an annotation is inherited is all that is left of what the JDK keeps of its type. */
  @Substitutes("sun.reflect.annotation.AnnotationType")
  static final class Type {
    @Original private final boolean inherited;

    @Adds
    Type(boolean inherited) {
      this.inherited = inherited;
    }

    public static AnnotationType getInstance(Class<? extends Annotation> type) {
      Members members = Members.of(type);
      return (AnnotationType)
          (Object) new Type(members != null && members.hasFlag(Members.INHERITED));
    }
  }

  /** Repeated annotations are the value of their container. */
  @Substitutes("sun.reflect.annotation.AnnotationSupport")
  static final class Support {
    private Support() {}

    @SuppressWarnings("unchecked")
    private static <A extends Annotation> A[] getValueArray(Annotation container) {
      return (A[]) ((AnnotationValue) container).member("value");
    }
  }
}
