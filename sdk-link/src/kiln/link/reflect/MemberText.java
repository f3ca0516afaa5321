package kiln.link.reflect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kiln.link.declare.Members.Kind;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.ParameterNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * What an image keeps of a class and its members, as lines of fields that tabs separate. The first:
 *
 * <pre>
 * complete  names  signature  declaring  enclosing  members  permitted  inner  nest
 * </pre>
 *
 * where {@code complete} has a letter for each kind of which all are here (constructors, methods,
 * fields; in capitals: all public ones; R record components; N the nest; I the annotation is inherited), {@code
 * names} are those of single methods and (behind #) fields, {@code enclosing} is a class and perhaps
 * name and descriptor of a method, {@code inner} the name inside that, {@code nest} the host and its
 * members, or nothing if the class is alone (JVMS §5.4.4). Then a line for each member, in the order of their slots:
 *
 * <pre>
 * M  modifiers  name  result,parameters  exceptions  signature  annotated  parameters
 * C  modifiers  name  declaring,parameters  exceptions  signature  annotated  parameters
 * F  modifiers  name  type    signature  annotated
 * R  slot       name  type    signature  annotated
 * </pre>
 *
 * A type is its index among {@link #types}, or {@code !} and its name if no bundle has it; {@code
 * annotated} holds a, p, d for annotations, those of parameters, and a default value; {@code
 * parameters} are the modifiers and names of the MethodParameters attribute (JVMS §4.7.24).
 */
final class MemberText {
  private static final String LETTERS = "cmfCMFRN"; // of Kind, in its order

  private final World world;
  private final MemberClass of;
  private final Map<String, Integer> types = new LinkedHashMap<>(); // descriptor -> index
  private final SortedSet<String> inSignatures = new TreeSet<>();
  private final StringBuilder out = new StringBuilder();

  MemberText(World world, MemberClass of) {
    this.world = world;
    this.of = of;
  }

  /** The descriptors of the types that the text names, and of those that its signatures name. */
  List<String> types() {
    return new ArrayList<>(types.keySet());
  }

  /** The classes that its signatures name: who reads these asks for their type parameters. */
  SortedSet<String> inSignatures() {
    return inSignatures;
  }

  String write() {
    header();
    AnnotationCode annotations = new AnnotationCode(world, of);
    for (MethodInfo method : of.executables) {
      executable(method, annotations);
    }
    if ((of.type().access & Opcodes.ACC_ANNOTATION) != 0) {
      type("[L" + of.type().name + ";"); // getAnnotationsByType makes one
    }
    for (FieldInfo field : of.fields) {
      line("F", field.access, field.name, type(field.descriptor), "",
          signature(of.type().node.fields.stream()
              .filter(f -> f.name.equals(field.name) && f.desc.equals(field.descriptor))
              .findFirst().orElseThrow().signature),
          annotations.isAnnotated(field) ? "a" : "", "");
    }
    for (RecordComponentNode component : of.components) {
      line("R", accessor(component), component.name, type(component.descriptor), "",
          signature(component.signature), annotations.isAnnotated(component) ? "a" : "", "");
    }
    return out.toString();
  }

  // --- the class ---

  private void header() {
    StringBuilder complete = new StringBuilder();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.INSTANCES && of.wanted().all().contains(kind)) {
        complete.append(LETTERS.charAt(kind.ordinal()));
      }
    }
    if (Annotated.has(of.type().node.visibleAnnotations, "java/lang/annotation/Inherited")) {
      complete.append('I');
    }
    List<String> names = new ArrayList<>(
        of.wanted().methods().stream().filter(name -> name.indexOf('(') < 0).toList());
    of.wanted().fields().forEach(name -> names.add("#" + name));
    List<String> permitted =
        of.type().node.permittedSubclasses == null
            ? List.of() : of.type().node.permittedSubclasses;
    out.append(String.join("\t", complete, String.join(",", names),
        signature(of.type().node.signature), declaring(), enclosing(), members(),
        references(permitted), inner(), nest())).append('\n');
  }

  private String references(List<String> names) {
    return names.stream().map(name -> type("L" + name + ";")).collect(Collectors.joining(","));
  }

  private String declaring() {
    for (InnerClassNode inner : of.type().node.innerClasses) {
      if (inner.name.equals(of.type().name) && inner.outerName != null) {
        return type("L" + inner.outerName + ";");
      }
    }
    return "";
  }

  private String inner() {
    for (InnerClassNode inner : of.type().node.innerClasses) {
      if (inner.name.equals(of.type().name) && inner.innerName != null) {
        return inner.innerName;
      }
    }
    return "";
  }

  private String enclosing() {
    if (of.type().node.outerClass == null) {
      return "";
    }
    String place = type("L" + of.type().node.outerClass + ";");
    return of.type().node.outerMethod == null
        ? place
        : place + "," + of.type().node.outerMethod + "," + of.type().node.outerMethodDesc;
  }

  private String members() {
    List<String> inside = new ArrayList<>();
    for (InnerClassNode inner : of.type().node.innerClasses) {
      if (of.type().name.equals(inner.outerName)) {
        inside.add(inner.name);
      }
    }
    return references(inside);
  }

  private String nest() {
    ClassInfo type = of.type();
    if (!of.wanted().all().contains(Kind.NEST)) {
      return "";
    }
    ClassInfo host = type.node.nestHostClass == null ? type : world.find(type.node.nestHostClass);
    if (host == null || host.node.nestMembers == null
        || host != type && !host.node.nestMembers.contains(type.name)) {
      return "";
    }
    List<String> all = new ArrayList<>(List.of(host.name));
    all.addAll(host.node.nestMembers);
    return references(all);
  }

  // --- members ---

  private void executable(MethodInfo method, AnnotationCode annotations) {
    StringBuilder types = new StringBuilder();
    types.append(type(method.isConstructor()
        ? "L" + method.owner.name + ";" : Type.getReturnType(method.descriptor).getDescriptor()));
    for (Type parameter : Type.getArgumentTypes(method.descriptor)) {
      types.append(',').append(type(parameter.getDescriptor()));
    }
    String annotated =
        (annotations.isAnnotated(method) ? "a" : "")
            + (method.node.visibleParameterAnnotations != null ? "p" : "")
            + (method.node.annotationDefault != null ? "d" : "");
    line(method.isConstructor() ? "C" : "M", method.access, method.name, types.toString(),
        references(method.node.exceptions), signature(method.node.signature), annotated,
        parameters(method.node.parameters));
  }

  private static String parameters(List<ParameterNode> parameters) {
    return parameters == null
        ? ""
        : parameters.stream()
            .map(p -> p.access + ":" + (p.name == null ? "" : p.name))
            .collect(Collectors.joining(","));
  }

  private int accessor(RecordComponentNode component) {
    for (int i = 0; i < of.executables.size(); i++) {
      if (of.executables.get(i).signature().equals(component.name + "()" + component.descriptor)) {
        return i;
      }
    }
    return -1;
  }

  private void line(
      String kind, int number, String name, String type, String exceptions, String signature,
      String annotated, String parameters) {
    out.append(String.join("\t", kind, "" + (kind.equals("R") ? number : number & 0xffff), name,
        type, exceptions, signature, annotated, parameters)).append('\n');
  }

  private String type(String descriptor) {
    Type element = Type.getType(descriptor);
    element = element.getSort() == Type.ARRAY ? element.getElementType() : element;
    if (element.getSort() == Type.OBJECT && world.find(element.getInternalName()) == null) {
      return "!" + element.getInternalName();
    }
    Integer known = types.putIfAbsent(descriptor, types.size());
    return String.valueOf(known == null ? types.size() - 1 : known);
  }

  /** The classes that a signature names are found by their names when someone asks for it. */
  private String signature(String signature) {
    if (signature == null) {
      return "";
    }
    new SignatureReader(signature).accept(new SignatureVisitor(Opcodes.ASM9) {
      private String outer;

      @Override
      public void visitClassType(String name) {
        outer = name;
        note();
      }

      @Override
      public void visitInnerClassType(String name) {
        outer += "$" + name;
        note();
      }

      private void note() {
        type("L" + outer + ";");
        inSignatures.add(outer);
      }
    });
    return signature;
  }
}
