package kiln.link.reflect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import kiln.link.declare.Members;
import kiln.link.declare.Members.Kind;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * The class that knows members of one class, a subclass of {@code kiln.runtime.reflect.Members}. A
 * member's place in its lists is its slot: methods and constructors, then fields, then record
 * components, each in the order of the class file.
 */
final class MemberClass implements Opcodes {
  static final String RUNTIME = "kiln/runtime/reflect/Members";
  private static final String ANNOTATION = "Ljava/lang/annotation/Annotation;";

  private final World world;
  private final ClassInfo type;
  private final Members wanted = new Members();
  private final ClassInfo made;
  private SortedSet<String> inSignatures = new TreeSet<>();

  final List<MethodInfo> executables = new ArrayList<>();
  final List<FieldInfo> fields = new ArrayList<>();
  final List<RecordComponentNode> components = new ArrayList<>();

  MemberClass(World world, ClassInfo type) {
    this.world = world;
    this.type = type;
    ClassNode node = Classes.make(Classes.GENERATED + "Members$" + type.name.replace('/', '_')
        + "$" + Classes.tag(type.name), RUNTIME);
    Classes.constructor(node);
    for (String signature : List.of(
        "text()Ljava/lang/String;",
        "types()[Ljava/lang/Class;",
        "call(ILjava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;",
        "callDefault(ILjava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;",
        "offset(I)J",
        "annotations(I)[" + ANNOTATION,
        "parameterAnnotations(I)[[" + ANNOTATION,
        "defaultValue(I)Ljava/lang/Object;",
        "typeAnnotations(I)[" + ANNOTATION,
        "typePlaces(I)Ljava/lang/String;")) {
      int paren = signature.indexOf('(');
      Classes.method(
          node, ACC_PUBLIC, signature.substring(0, paren), signature.substring(paren));
    }
    this.made = world.define(node, World.REFLECTION);
    write();
  }

  String name() {
    return made.name;
  }

  ClassInfo type() {
    return type;
  }

  Members wanted() {
    return wanted;
  }

  /** The methods that {@link #add} writes anew. */
  Collection<MethodInfo> methods() {
    return made.methods().stream().filter(m -> !m.isConstructor()).toList();
  }

  /** Is any of these not there yet? */
  boolean lacks(Members members) {
    return !wanted.all().containsAll(members.all())
        || !wanted.methods().containsAll(members.methods())
        || !wanted.fields().containsAll(members.fields());
  }

  void add(Members members) {
    wanted.add(members);
    select();
    write();
  }

  /** Classes that someone may ask about who has these members: of annotations, in signatures. */
  SortedSet<String> related() {
    SortedSet<String> result = new AnnotationCode(world, this).types();
    result.addAll(inSignatures);
    return result;
  }

  /** What those ask about further who look for annotations at uses of types. */
  SortedSet<String> usedTypes() {
    SortedSet<String> result = new TreeSet<>(new TypeAnnotationCode(world, this).types());
    fields.forEach(field -> addClass(Type.getType(field.descriptor), result));
    components.forEach(component -> addClass(Type.getType(component.descriptor), result));
    for (MethodInfo method : executables) {
      addClass(Type.getReturnType(method.descriptor), result);
      for (Type parameter : Type.getArgumentTypes(method.descriptor)) {
        addClass(parameter, result);
      }
      result.addAll(method.node.exceptions);
    }
    type.node.innerClasses.stream()
        .filter(inner -> inner.name.equals(type.name) && inner.outerName != null)
        .forEach(inner -> result.add(inner.outerName));
    return result;
  }

  private static void addClass(Type type, SortedSet<String> into) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    if (element.getSort() == Type.OBJECT) {
      into.add(element.getInternalName());
    }
  }

  // --- which members ---

  private void select() {
    executables.clear();
    fields.clear();
    components.clear();
    SortedSet<String> accessors = new TreeSet<>();
    if (wanted.all().contains(Kind.RECORD_COMPONENTS) && type.node.recordComponents != null) {
      components.addAll(type.node.recordComponents);
      components.forEach(c -> accessors.add(c.name + "()" + c.descriptor));
    }
    for (MethodInfo method : type.methods()) {
      if (!method.isClassInitializer()
          && !ThrowableCopies.isMade(method)
          && (isWanted(method) || accessors.contains(method.signature()))) {
        executables.add(method);
      }
    }
    for (FieldInfo field : type.fields()) {
      if (isWanted(field)) {
        fields.add(field);
      }
    }
  }

  private boolean isWanted(MethodInfo method) {
    boolean constructor = method.isConstructor();
    String signature = method.signature();
    boolean isPublic = (method.access & ACC_PUBLIC) != 0;
    return wanted.all().contains(constructor ? Kind.CONSTRUCTORS : Kind.METHODS)
        || isPublic
            && wanted.all().contains(constructor ? Kind.PUBLIC_CONSTRUCTORS : Kind.PUBLIC_METHODS)
        || wanted.methods().contains(method.name)
        || wanted.methods().contains(signature.substring(0, signature.indexOf(')') + 1));
  }

  private boolean isWanted(FieldInfo field) {
    return wanted.all().contains(Kind.FIELDS)
        || (field.access & ACC_PUBLIC) != 0 && wanted.all().contains(Kind.PUBLIC_FIELDS)
        || wanted.fields().contains(field.name);
  }

  // --- what they come to ---

  private void write() {
    MemberText text = new MemberText(world, this);
    String content = text.write();
    inSignatures = text.inSignatures();
    MethodNode method = begin("text");
    method.visitLdcInsn(content);
    method.visitInsn(ARETURN);
    Classes.end(method, 1);
    writeTypes(begin("types"), text.types());
    new MemberCode(world, this).write(begin("call"), begin("callDefault"), begin("offset"));
    new AnnotationCode(world, this)
        .write(begin("annotations"), begin("parameterAnnotations"), begin("defaultValue"));
    new TypeAnnotationCode(world, this).write(begin("typeAnnotations"), begin("typePlaces"));
  }

  private MethodNode begin(String name) {
    for (MethodInfo method : made.methods()) {
      if (method.name.equals(name)) {
        Classes.restart(method.node);
        return method.node;
      }
    }
    throw new AssertionError(name);
  }

  private static void writeTypes(MethodNode method, List<String> descriptors) {
    Classes.push(method, descriptors.size());
    method.visitTypeInsn(ANEWARRAY, "java/lang/Class");
    for (int i = 0; i < descriptors.size(); i++) {
      method.visitInsn(DUP);
      Classes.push(method, i);
      Classes.pushClass(method, Type.getType(descriptors.get(i)));
      method.visitInsn(AASTORE);
    }
    method.visitInsn(ARETURN);
    Classes.end(method, 1);
  }
}
