package kiln.link.reflect;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * Code that makes the annotations of a class and its members. Annotations that only HotSpot reads
 * are left out, and those whose class no bundle has (as HotSpot leaves them out).
 */
final class AnnotationCode implements Opcodes {
  private static final String ANNOTATION = "java/lang/annotation/Annotation";
  private static final int THIS_CLASS = -1; // as a slot
  private static final int STACK = 160; // nested annotations and arrays of them

  private final World world;
  private final MemberClass of;

  AnnotationCode(World world, MemberClass of) {
    this.world = world;
    this.of = of;
  }

  boolean isAnnotated(MethodInfo method) {
    return !kept(method.node.visibleAnnotations).isEmpty();
  }

  boolean isAnnotated(FieldInfo field) {
    return !kept(node(field).visibleAnnotations).isEmpty();
  }

  boolean isAnnotated(RecordComponentNode component) {
    return !kept(component.visibleAnnotations).isEmpty();
  }

  private FieldNode node(FieldInfo field) {
    return of.type().node.fields.stream()
        .filter(node -> node.name.equals(field.name) && node.desc.equals(field.descriptor))
        .findFirst()
        .orElseThrow();
  }

  private <A extends AnnotationNode> List<A> kept(List<A> annotations) {
    List<A> result = new ArrayList<>();
    if (annotations != null) {
      for (A annotation : annotations) {
        boolean isRead = !annotation.desc.startsWith("Ljdk/internal/");
        if (isRead && world.find(Annotated.type(annotation)) != null) {
          result.add(annotation);
        }
      }
    }
    return result;
  }

  private SortedMap<Integer, List<AnnotationNode>> bySlot() {
    return bySlot(
        type -> type.visibleAnnotations,
        method -> method.visibleAnnotations,
        field -> field.visibleAnnotations,
        component -> component.visibleAnnotations);
  }

  /** Annotations by slot, those of the class itself at -1; the functions tell which of a node's. */
  <A extends AnnotationNode> SortedMap<Integer, List<A>> bySlot(
      Function<ClassNode, List<A>> ofType,
      Function<MethodNode, List<A>> ofMethod,
      Function<FieldNode, List<A>> ofField,
      Function<RecordComponentNode, List<A>> ofComponent) {
    SortedMap<Integer, List<A>> result = new TreeMap<>();
    result.put(THIS_CLASS, kept(ofType.apply(of.type().node)));
    int slot = 0;
    for (MethodInfo method : of.executables) {
      result.put(slot++, kept(ofMethod.apply(method.node)));
    }
    for (FieldInfo field : of.fields) {
      result.put(slot++, kept(ofField.apply(node(field))));
    }
    for (RecordComponentNode component : of.components) {
      result.put(slot++, kept(ofComponent.apply(component)));
    }
    result.values().removeIf(List::isEmpty);
    return result;
  }

  private SortedMap<Integer, List<List<AnnotationNode>>> ofParameters() {
    SortedMap<Integer, List<List<AnnotationNode>>> result = new TreeMap<>();
    for (int slot = 0; slot < of.executables.size(); slot++) {
      List<AnnotationNode>[] each = of.executables.get(slot).node.visibleParameterAnnotations;
      if (each != null) {
        List<List<AnnotationNode>> all = new ArrayList<>();
        for (List<AnnotationNode> one : each) {
          all.add(kept(one));
        }
        result.put(slot, all);
      }
    }
    return result;
  }

  /** The classes of the annotations here, and of those nested in them. */
  SortedSet<String> types() {
    SortedSet<String> result = new TreeSet<>();
    bySlot().values().forEach(all -> all.forEach(a -> collect(a, result)));
    ofParameters().values().forEach(all -> all.forEach(one -> one.forEach(a -> collect(a, result))));
    of.executables.forEach(method -> collect(method.node.annotationDefault, result));
    return result;
  }

  static void collect(Object value, SortedSet<String> into) {
    if (value instanceof AnnotationNode annotation) {
      into.add(Annotated.type(annotation));
      if (annotation.values != null) {
        annotation.values.forEach(each -> collect(each, into));
      }
    } else if (value instanceof List<?> several) {
      several.forEach(each -> collect(each, into));
    }
  }

  // --- code ---

  void write(MethodNode annotations, MethodNode ofParameters, MethodNode defaultValue) {
    arrays(annotations, bySlot());
    parameters(ofParameters);
    SortedMap<Integer, MethodInfo> defaults = new TreeMap<>();
    for (int slot = 0; slot < of.executables.size(); slot++) {
      if (of.executables.get(slot).node.annotationDefault != null) {
        defaults.put(slot, of.executables.get(slot));
      }
    }
    ValueCode values = new ValueCode(world, defaultValue);
    Classes.switchOnSlot(defaultValue, defaults.keySet(), slot -> {
      MethodInfo method = defaults.get(slot);
      values.push(method.node.annotationDefault, Type.getReturnType(method.descriptor));
      defaultValue.visitInsn(ARETURN);
    });
    defaultValue.visitInsn(ACONST_NULL);
    defaultValue.visitInsn(ARETURN);
    Classes.end(defaultValue, 2, STACK);
  }

  /** The annotations of the slot in local 1. */
  void arrays(MethodNode code, SortedMap<Integer, ? extends List<? extends AnnotationNode>> all) {
    Classes.switchOnSlot(code, all.keySet(), slot -> {
      array(code, all.get(slot));
      code.visitInsn(ARETURN);
    });
    array(code, List.of());
    code.visitInsn(ARETURN);
    Classes.end(code, 2, STACK);
  }

  private void parameters(MethodNode code) {
    SortedMap<Integer, List<List<AnnotationNode>>> bySlot = ofParameters();
    Classes.switchOnSlot(code, bySlot.keySet(), slot -> {
      List<List<AnnotationNode>> all = bySlot.get(slot);
      Classes.push(code, all.size());
      code.visitTypeInsn(ANEWARRAY, "[L" + ANNOTATION + ";");
      for (int i = 0; i < all.size(); i++) {
        code.visitInsn(DUP);
        Classes.push(code, i);
        array(code, all.get(i));
        code.visitInsn(AASTORE);
      }
      code.visitInsn(ARETURN);
    });
    code.visitInsn(ACONST_NULL);
    code.visitInsn(ARETURN);
    Classes.end(code, 2, STACK);
  }

  private void array(MethodNode code, List<? extends AnnotationNode> annotations) {
    ValueCode values = new ValueCode(world, code);
    Classes.push(code, annotations.size());
    code.visitTypeInsn(ANEWARRAY, ANNOTATION);
    for (int i = 0; i < annotations.size(); i++) {
      code.visitInsn(DUP);
      Classes.push(code, i);
      values.push(annotations.get(i));
      code.visitInsn(AASTORE);
    }
  }
}
