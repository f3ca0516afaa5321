package kiln.runtime.reflect;

import java.lang.annotation.Annotation;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import jdk.internal.reflect.ConstantPool;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;
import sun.reflect.annotation.TypeAnnotation;
import sun.reflect.annotation.TypeAnnotation.LocationInfo;
import sun.reflect.annotation.TypeAnnotation.TypeAnnotationTarget;
import sun.reflect.annotation.TypeAnnotation.TypeAnnotationTargetInfo;
import sun.reflect.annotation.TypeAnnotationParser;

/**
 * Annotations at uses of types: the linker has read them, and the JDK reads where they stand. As
 * with {@link AnnotationParserSubstitution}, what it would parse is the slot where they are found.
 */
final class TypeAnnotationSubstitutions {
  private static final int THIS_CLASS = -1; // as a slot

  private TypeAnnotationSubstitutions() {}

  @Substitutes("sun.reflect.annotation.TypeAnnotationParser")
  static final class Parser {
    private Parser() {}

    @Original
    private static TypeAnnotationTargetInfo parseTargetInfo(ByteBuffer places) {
      throw new AssertionError(places);
    }

    private static TypeAnnotation[] parseTypeAnnotations(
        byte[] raw, ConstantPool pool, AnnotatedElement declaration, Class<?> container) {
      if (raw == null) {
        return new TypeAnnotation[0];
      }
      Members members = Members.need(container);
      int slot = Made.slot(raw);
      Annotation[] annotations = members.typeAnnotations(slot);
      TypeAnnotation[] result = new TypeAnnotation[annotations.length];
      ByteBuffer places =
          ByteBuffer.wrap(members.typePlaces(slot).getBytes(StandardCharsets.ISO_8859_1));
      for (int i = 0; i < result.length; i++) {
        TypeAnnotationTargetInfo target = parseTargetInfo(places);
        LocationInfo location = LocationInfo.parseLocationInfo(places);
        result[i] = new TypeAnnotation(target, location, annotations[i], declaration);
      }
      return result;
    }

    static TypeAnnotation[] parseAllTypeAnnotations(AnnotatedElement declaration) {
      return declaration instanceof Executable executable
          ? parseTypeAnnotations(
              Made.raw(Made.slot(executable)), null, executable, executable.getDeclaringClass())
          : parseTypeAnnotations(
              Made.raw(THIS_CLASS), null, declaration, (Class<?>) declaration);
    }
  }

  @Substitutes("sun.reflect.annotation.AnnotationType")
  static final class Kept {
    private Kept() {}

    /** An image keeps no others. */
    public RetentionPolicy retention() {
      return RetentionPolicy.RUNTIME;
    }
  }

  @Substitutes("java.lang.reflect.Executable")
  static final class OfExecutable {
    private OfExecutable() {}

    byte[] getTypeAnnotationBytes0() {
      return Made.raw(Made.slot((Executable) (Object) this));
    }
  }

  @Substitutes("java.lang.reflect.Field")
  static final class OfField {
    private OfField() {}

    private byte[] getTypeAnnotationBytes0() {
      return Made.raw(Made.slot((Field) (Object) this));
    }
  }

  @Substitutes("java.lang.reflect.RecordComponent")
  static final class OfComponent {
    private OfComponent() {}

    public AnnotatedType getAnnotatedType() {
      RecordComponent component = (RecordComponent) (Object) this;
      return TypeAnnotationParser.buildAnnotatedType(
          Made.raw(Made.slot(component)),
          null,
          component,
          component.getDeclaringRecord(),
          component.getGenericType(),
          TypeAnnotationTarget.FIELD);
    }
  }

  @Substitutes("java.lang.Class")
  static final class OfClass {
    private OfClass() {}

    byte[] getRawTypeAnnotations() {
      Members members = Members.need((Class<?>) (Object) this);
      return members == null ? null : Made.raw(THIS_CLASS);
    }
  }
}
