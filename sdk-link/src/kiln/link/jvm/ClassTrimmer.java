package kiln.link.jvm;

import java.util.List;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Writes a class with the members that are kept, and without traces of the others. */
final class ClassTrimmer {
  private final Shaker shaker;

  ClassTrimmer(Shaker shaker) {
    this.shaker = shaker;
  }

  byte[] write(ClassInfo type) {
    ClassNode trimmed = new ClassNode();
    type.node.accept(trimmed);
    trimmed.methods.removeIf(m -> !keeps(type.method(m.name, m.desc)));
    trimmed.fields.removeIf(f -> !keeps(type.field(f.name, f.desc)));
    trimmed.methods.forEach(this::trim);
    trim(trimmed.visibleAnnotations);
    trim(trimmed.invisibleAnnotations);
    trimmed.fields.forEach(f -> {
      trim(f.visibleAnnotations);
      trim(f.invisibleAnnotations);
    });
    trimmed.innerClasses.removeIf(inner -> !isThere(inner, type.name));
    trimmed.outerClass = null; // of a local class: only reflection asks, and then loads it
    trimmed.outerMethod = null;
    trimmed.outerMethodDesc = null;
    if (trimmed.nestMembers != null) {
      trimmed.nestMembers.removeIf(member -> !shaker.classes().containsKey(member));
    }
    ClassWriter writer = new ClassWriter(0);
    trimmed.accept(new ClassVisitor(Opcodes.ASM9, writer) { });
    return writer.toByteArray();
  }

  private boolean keeps(MethodInfo method) {
    return shaker.keeps(method);
  }

  private boolean keeps(FieldInfo field) {
    return shaker.keeps(field);
  }

  private void trim(MethodNode method) {
    trim(method.visibleAnnotations);
    trim(method.invisibleAnnotations);
    method.invisibleAnnotableParameterCount = 0;
    method.visibleAnnotableParameterCount = 0;
    method.invisibleParameterAnnotations = null;
    method.visibleParameterAnnotations = null;
  }

  /** An annotation whose type is not there is ignored by the JVM: its bytes are for nothing. */
  private void trim(List<AnnotationNode> annotations) {
    if (annotations != null) {
      annotations.removeIf(a -> {
        String name = Type.getType(a.desc).getInternalName();
        return !Names.isPlatform(name) && !shaker.classes().containsKey(name);
      });
    }
  }

  private boolean isThere(InnerClassNode inner, String self) {
    return inner.name.equals(self) || Names.isPlatform(inner.name)
        || shaker.classes().containsKey(inner.name);
  }
}
