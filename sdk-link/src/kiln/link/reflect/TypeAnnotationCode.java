package kiln.link.reflect;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/**
 * Code that makes the annotations of uses of types (JVMS §4.7.20), and tells where they stand: a
 * string whose characters are octets, for each annotation its {@code target_type}, {@code
 * target_info} and {@code type_path}, as the class file has them.
 */
final class TypeAnnotationCode implements Opcodes {
  private final AnnotationCode code;

  TypeAnnotationCode(World world, MemberClass of) {
    this.code = new AnnotationCode(world, of);
  }

  private SortedMap<Integer, List<TypeAnnotationNode>> bySlot() {
    return code.bySlot(
        type -> type.visibleTypeAnnotations,
        method -> method.visibleTypeAnnotations,
        field -> field.visibleTypeAnnotations,
        component -> component.visibleTypeAnnotations);
  }

  /** The classes of the annotations here, and of those nested in them. */
  SortedSet<String> types() {
    SortedSet<String> result = new TreeSet<>();
    bySlot().values().forEach(all -> AnnotationCode.collect(all, result));
    return result;
  }

  void write(MethodNode annotations, MethodNode places) {
    SortedMap<Integer, List<TypeAnnotationNode>> bySlot = bySlot();
    code.arrays(annotations, bySlot);
    Classes.switchOnSlot(places, bySlot.keySet(), slot -> {
      StringBuilder octets = new StringBuilder();
      bySlot.get(slot).forEach(each -> place(each, octets));
      places.visitLdcInsn(octets.toString());
      places.visitInsn(ARETURN);
    });
    places.visitLdcInsn("");
    places.visitInsn(ARETURN);
    Classes.end(places, 2);
  }

  private static void place(TypeAnnotationNode annotation, StringBuilder octets) {
    target(annotation.typeRef, octets);
    TypePath path = annotation.typePath;
    int steps = path == null ? 0 : path.getLength();
    octets.append((char) steps);
    for (int i = 0; i < steps; i++) {
      octets.append((char) path.getStep(i)).append((char) path.getStepArgument(i));
    }
  }

  /** The octets behind the first are what the class file has, followed by zeros. */
  private static void target(int reference, StringBuilder octets) {
    int count =
        switch (reference >>> 24) {
          case TypeReference.FIELD, TypeReference.METHOD_RETURN, TypeReference.METHOD_RECEIVER -> 1;
          case TypeReference.CLASS_TYPE_PARAMETER,
              TypeReference.METHOD_TYPE_PARAMETER,
              TypeReference.METHOD_FORMAL_PARAMETER -> 2;
          default -> 3;
        };
    for (int i = 0; i < count; i++) {
      octets.append((char) (reference >>> 24 - 8 * i & 0xff));
    }
  }
}
