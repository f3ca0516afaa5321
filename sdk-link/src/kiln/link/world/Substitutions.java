package kiln.link.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The members of {@code sdk-runtime} that take the place of members of the class library ({@code
 * kiln.runtime.substitute.Substitutes}). A substitution that does not fit its target is a problem,
 * so that a new JDK cannot make one void in silence.
 */
public final class Substitutions implements UnaryOperator<ClassNode> {
  private final SortedMap<String, List<ClassNode>> byTarget = new TreeMap<>();
  private final SortedMap<String, String> names = new TreeMap<>(); // substitution -> target
  private final SortedMap<String, String> symbols = new TreeMap<>(); // C name -> owner.name desc
  private final SortedMap<String, String> conditions = new TreeMap<>(); // C name -> native method
  private final SortedSet<String> problems = new TreeSet<>();

  /** Reads the substitutions among the class files of the runtime. */
  public Substitutions(Iterable<byte[]> runtimeClasses) {
    List<ClassNode> found = new ArrayList<>();
    for (byte[] bytes : runtimeClasses) {
      ClassNode node = new ClassNode();
      new ClassReader(bytes).accept(node, 0);
      String target = Annotations.value(node.invisibleAnnotations, "Substitutes");
      if (target != null) {
        names.put(node.name, target.replace('.', '/'));
        found.add(node);
      }
      String meant = Annotations.value(node.invisibleAnnotations, "StandsFor");
      if (meant != null) {
        names.put(node.name, meant.replace('.', '/'));
      }
      for (MethodNode method : node.methods) {
        String symbol = Annotations.value(method.invisibleAnnotations, "Symbol");
        if (symbol != null) {
          symbols.put(symbol, node.name + "." + method.name + method.desc);
          String needed = Annotations.value(method.invisibleAnnotations, "NeededBy");
          if (needed != null) {
            conditions.put(symbol, needed);
          }
        }
      }
    }
    for (ClassNode node : found) {
      ClassNode remapped = remap(node);
      byTarget.computeIfAbsent(remapped.name, n -> new ArrayList<>()).add(remapped);
    }
  }

  /** Static methods with a C name: symbol to {@code owner.name(descriptor)}. */
  public SortedMap<String, String> symbols() {
    return symbols;
  }

  /** The native method without which a symbol is no root; null if it always is. */
  public String condition(String symbol) {
    return conditions.get(symbol);
  }

  /** What did not fit, as sentences. Complete for the classes read so far. */
  public SortedSet<String> problems() {
    return problems;
  }

  /** The class as an image sees it. */
  @Override
  public ClassNode apply(ClassNode node) {
    ClassNode own = node.name.startsWith("kiln/runtime/") ? remap(node) : node;
    for (ClassNode substitution : byTarget.getOrDefault(node.name, List.of())) {
      merge(substitution, own);
    }
    return own;
  }

  private ClassNode remap(ClassNode node) {
    Remapper remapper = new SimpleRemapper(names);
    ClassNode result = new ClassNode();
    node.accept(new ClassRemapper(result, remapper));
    return result;
  }

  private void merge(ClassNode from, ClassNode into) {
    for (FieldNode field : from.fields) {
      FieldNode own = field(into, field.name);
      boolean original = Annotations.has(field.invisibleAnnotations, "Original");
      if (!original && own == null) {
        into.fields.add(field);
      } else if (!original || own == null || !own.desc.equals(field.desc)) {
        problem(into, field.name + " " + field.desc, original);
      }
    }
    for (MethodNode method : from.methods) {
      boolean constructor = method.name.equals("<init>");
      if (!constructor || isMarked(method)) {
        merge(method, into);
      }
    }
  }

  /** A constructor counts only where it says so: javac makes some that nobody wrote. */
  private static boolean isMarked(MethodNode method) {
    return Annotations.has(method.invisibleAnnotations, "Original")
        || Annotations.has(method.invisibleAnnotations, "Adds")
        || Annotations.has(method.invisibleAnnotations, "Replaces");
  }

  private void merge(MethodNode method, ClassNode into) {
    String replaced = Annotations.value(method.invisibleAnnotations, "Replaces");
    if (replaced != null) {
      method.name = replaced;
    }
    MethodNode own = method(into, method.name, method.desc);
    if (Annotations.has(method.invisibleAnnotations, "Original")) {
      if (own == null) {
        problem(into, method.name + method.desc, true);
      }
      return;
    }
    boolean adds = Annotations.has(method.invisibleAnnotations, "Adds");
    boolean initializer = method.name.equals("<clinit>");
    if (!initializer && adds == (own != null)
        || own != null && (own.access & Opcodes.ACC_STATIC) != (method.access & Opcodes.ACC_STATIC)) {
      problem(into, method.name + method.desc, !adds);
      return;
    }
    if (own != null && Annotations.has(method.invisibleAnnotations, "KeepsLine")) {
      keepLines(own, method);
    }
    if (own != null) {
      int kept = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE;
      method.access = method.access & ~kept | own.access & kept;
      into.methods.remove(own);
    }
    into.methods.add(method);
  }

  /**
   * Gives a replacement the lines of its original: where both have as many calls that make or throw
   * an exception, each part of it the line of the original's, else the whole that of the last one.
   */
  private static void keepLines(MethodNode original, MethodNode method) {
    List<Integer> theirs = failing(original);
    if (theirs.isEmpty()) {
      return;
    }
    boolean alike = failing(method).size() == theirs.size();
    int at = alike ? 0 : theirs.size() - 1;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode mark) {
        mark.line = theirs.get(Math.min(at, theirs.size() - 1));
      } else if (alike && fails(insn)) {
        at++;
      }
    }
  }

  /** The lines of the calls that make or throw an exception, in their order. */
  private static List<Integer> failing(MethodNode method) {
    List<Integer> lines = new ArrayList<>();
    int line = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode mark) {
        line = mark.line;
      } else if (fails(insn)) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean fails(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call
        && (call.name.equals("requireNonNull")
            || call.name.equals("<init>")
                && (call.owner.endsWith("Exception") || call.owner.endsWith("Error")));
  }

  private void problem(ClassNode target, String member, boolean missing) {
    problems.add(
        "The substitution of "
            + target.name.replace('/', '.')
            + " does not fit this class library: "
            + member
            + (missing ? " is not there." : " is there already."));
  }

  private static FieldNode field(ClassNode node, String name) {
    return node.fields.stream().filter(f -> f.name.equals(name)).findFirst().orElse(null);
  }

  private static MethodNode method(ClassNode node, String name, String descriptor) {
    return node.methods.stream()
        .filter(m -> m.name.equals(name) && m.desc.equals(descriptor))
        .findFirst()
        .orElse(null);
  }
}
