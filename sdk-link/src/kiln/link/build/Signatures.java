package kiln.link.build;

import aQute.bnd.classfile.AnnotationDefaultAttribute;
import aQute.bnd.classfile.Attribute;
import aQute.bnd.classfile.BootstrapMethodsAttribute;
import aQute.bnd.classfile.ClassFile;
import aQute.bnd.classfile.CodeAttribute;
import aQute.bnd.classfile.EnclosingMethodAttribute;
import aQute.bnd.classfile.FieldInfo;
import aQute.bnd.classfile.InnerClassesAttribute;
import aQute.bnd.classfile.InnerClassesAttribute.InnerClass;
import aQute.bnd.classfile.MethodInfo;
import aQute.bnd.classfile.NestHostAttribute;
import aQute.bnd.classfile.NestMembersAttribute;
import aQute.bnd.classfile.UnrecognizedAttribute;
import aQute.bnd.classfile.builder.MutableConstantPool;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the compiler sees of a class while it compiles other sources: everything but its code and
 * what belongs to that. Private members are seen too, as names that may not be used.
 *
 * <p>It is a class file again, with a constant pool of its own (JVMS §4.1), so equal content is
 * equal bytes.
 */
final class Signatures {
  private static final int BRIDGE = 0x0040; // JVMS §4.6
  private static final int SYNTHETIC = 0x1000;

  private static final Attribute SOME_DEFAULT = new AnnotationDefaultAttribute("");

  private Signatures() {}

  /**
   * The fingerprint of what others see of a class; empty if it is local or anonymous, and so has no
   * name in other sources.
   */
  static Optional<String> of(byte[] classFile) throws IOException {
    ClassFile all =
        ClassFile.parseClassFile(new DataInputStream(new ByteArrayInputStream(classFile)));
    if (all.getAttribute(EnclosingMethodAttribute.class).isPresent()) {
      return Optional.empty();
    }
    byte[] seen = isUnderstood(all) ? seen(all).write() : classFile;
    return Optional.of(new Fingerprint().add(seen).hex());
  }

  /** Whether we can tell what is in it: what bnd does not know refers to constants by number. */
  private static boolean isUnderstood(ClassFile all) {
    return isUnderstood(all.attributes)
        && Arrays.stream(all.fields).allMatch(field -> isUnderstood(field.attributes))
        && Arrays.stream(all.methods).allMatch(method -> isUnderstood(method.attributes));
  }

  private static boolean isUnderstood(Attribute[] attributes) {
    return Arrays.stream(attributes).noneMatch(UnrecognizedAttribute.class::isInstance);
  }

  private static ClassFile seen(ClassFile all) {
    FieldInfo[] fields =
        Arrays.stream(all.fields).filter(field -> isSeen(field.access)).toArray(FieldInfo[]::new);
    MethodInfo[] methods =
        Arrays.stream(all.methods)
            .filter(method -> isSeen(method.access) && !method.name.equals("<clinit>"))
            .map(Signatures::signature)
            .toArray(MethodInfo[]::new);
    Attribute[] attributes =
        Arrays.stream(all.attributes)
            .filter(Signatures::isSeen)
            .map(each -> each instanceof InnerClassesAttribute inner ? own(inner, all) : each)
            .toArray(Attribute[]::new);
    return new ClassFile(
        all.minor_version,
        all.major_version,
        new MutableConstantPool(),
        all.access,
        all.this_class,
        all.super_class,
        all.interfaces,
        fields,
        methods,
        attributes);
  }

  /** The compiler passes over what it made itself, but for bridges. */
  private static boolean isSeen(int access) {
    return (access & (SYNTHETIC | BRIDGE)) != SYNTHETIC;
  }

  /** Nests include local classes; those that have names are among the inner classes. */
  private static boolean isSeen(Attribute attribute) {
    return !(attribute instanceof BootstrapMethodsAttribute
        || attribute instanceof NestHostAttribute
        || attribute instanceof NestMembersAttribute);
  }

  /** Without code; of an annotation's element whether it has a default, not which. */
  private static MethodInfo signature(MethodInfo method) {
    Attribute[] attributes =
        Arrays.stream(method.attributes)
            .filter(each -> !(each instanceof CodeAttribute))
            .map(each -> each instanceof AnnotationDefaultAttribute ? SOME_DEFAULT : each)
            .toArray(Attribute[]::new);
    return new MethodInfo(method.access, method.name, method.descriptor, attributes);
  }

  /** The class's own entry and its members'; all others are there because code uses them. */
  private static Attribute own(InnerClassesAttribute inner, ClassFile all) {
    return new InnerClassesAttribute(
        Arrays.stream(inner.classes)
            .filter(each ->
                all.this_class.equals(each.inner_class) || all.this_class.equals(each.outer_class))
            .toArray(InnerClass[]::new));
  }
}
