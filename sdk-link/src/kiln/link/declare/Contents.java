package kiln.link.declare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What a class file of locale data lists, found by following its one straight line of code: arrays
 * of strings in variables and on the stack, and maps that are filled. The class is not loaded.
 */
final class Contents {
  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Integer, Object> variables = new HashMap<>();
  private final Map<String, Map<Object, Object>> maps = new HashMap<>();
  private Object result;

  private Contents() {}

  /** A map that a static field holds, while its entries are put. */
  private record Filled(String field) {}

  /** The entries of a resource bundle: names to a string, or to an array as a list. */
  static Map<String, Object> ofBundle(byte[] file) {
    Contents contents = new Contents();
    contents.run(method(file, "getContents"));
    Map<String, Object> entries = new LinkedHashMap<>();
    for (Object pair : (Object[]) contents.result) {
      Object[] both = (Object[]) pair;
      entries.put((String) both[0], both[1] instanceof Object[] all ? List.of(all) : both[1]);
    }
    return entries;
  }

  /** The map that the initializer of a class puts into its field {@code name}; locales are tags. */
  static Map<Object, Object> ofField(byte[] file, String name) {
    Contents contents = new Contents();
    contents.run(method(file, "<clinit>"));
    return contents.maps.getOrDefault(name, Map.of());
  }

  private static MethodNode method(byte[] file, String name) {
    ClassNode type = new ClassNode();
    new ClassReader(file).accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return type.methods.stream()
        .filter(m -> m.name.equals(name) && (m.access & Opcodes.ACC_BRIDGE) == 0)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type.name + " has no method " + name));
  }

  private void run(MethodNode method) {
    List<AbstractInsnNode> line = new ArrayList<>();
    method.instructions.forEach(line::add);
    for (AbstractInsnNode insn : line) {
      if (insn.getOpcode() >= 0) {
        step(insn);
      }
    }
  }

  private void step(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      stack.push(opcode - Opcodes.ICONST_0);
      return;
    }
    switch (opcode) {
      case Opcodes.BIPUSH, Opcodes.SIPUSH -> stack.push(((IntInsnNode) insn).operand);
      case Opcodes.LDC -> stack.push(((LdcInsnNode) insn).cst);
      case Opcodes.NEW -> stack.push("");
      case Opcodes.ANEWARRAY -> stack.push(new Object[(Integer) stack.pop()]);
      case Opcodes.DUP -> stack.push(stack.peek());
      case Opcodes.POP -> stack.pop();
      case Opcodes.AASTORE -> {
        Object value = stack.pop();
        int index = (Integer) stack.pop();
        ((Object[]) stack.pop())[index] = value;
      }
      case Opcodes.ASTORE -> variables.put(((VarInsnNode) insn).var, stack.pop());
      case Opcodes.ALOAD -> stack.push(variables.get(((VarInsnNode) insn).var));
      case Opcodes.GETSTATIC -> {
        String field = ((FieldInsnNode) insn).name; // of Locale there is but the root
        stack.push(field.equals("ROOT") ? "und" : new Filled(field));
      }
      case Opcodes.PUTSTATIC -> stack.pop();
      case Opcodes.ARETURN -> result = stack.pop();
      case Opcodes.RETURN -> result = null;
      default -> call(insn);
    }
  }

  /** A constructor, {@code Locale.forLanguageTag}, or {@code Map.put}. */
  private void call(AbstractInsnNode insn) {
    String name = insn instanceof MethodInsnNode method ? method.name : "";
    switch (name) {
      case "<init>" -> stack.pop();
      case "forLanguageTag" -> { }
      case "put" -> {
        Object value = stack.pop();
        Object key = stack.pop();
        String field = ((Filled) stack.pop()).field;
        maps.computeIfAbsent(field, f -> new LinkedHashMap<>())
            .put(key, value instanceof Object[] all ? List.of(all) : value);
        stack.push("");
      }
      default -> throw new IllegalArgumentException(
          "Locale data of this JDK is not a list of constants: instruction " + insn.getOpcode());
    }
  }
}
