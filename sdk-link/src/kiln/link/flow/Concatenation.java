package kiln.link.flow;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes the method that concatenates strings, in place of {@code
 * java.lang.invoke.StringConcatFactory}: lengths are summed, one array is filled from its end, by
 * the same steps of {@code java.lang.StringConcatHelper} that HotSpot takes.
 */
final class Concatenation implements Opcodes {
  static final String METHOD = "concat";
  private static final String HELPER = "java/lang/StringConcatHelper";
  private static final Type STRING = Type.getObjectType("java/lang/String");

  private final MethodNode method;
  private final Type[] arguments;
  private final Type[] held; // the type of each argument once made ready
  private final int[] locals;
  private final List<String> prefixes;
  private final String suffix;
  private int coder; // the local with length and coder

  private Concatenation(MethodNode method, InvokeDynamicInsnNode site) {
    this.method = method;
    this.arguments = Type.getArgumentTypes(site.desc);
    this.held = new Type[arguments.length];
    this.locals = new int[arguments.length];
    Recipe recipe = Recipe.of(site);
    this.prefixes = recipe.prefixes();
    this.suffix = recipe.suffix();
  }

  static ClassNode define(InvokeDynamicInsnNode site, String name) {
    ClassNode type = Synthetic.newClass(name, "java/lang/Object", ACC_FINAL);
    MethodNode method = Synthetic.newMethod(type, ACC_STATIC, METHOD, site.desc);
    new Concatenation(method, site).write();
    return type;
  }

  private void write() {
    makeReady();
    method.visitMethodInsn(INVOKESTATIC, HELPER, "initialCoder", "()J", false);
    addLatinLiterals();
    method.visitVarInsn(LSTORE, coder);
    for (int i = 0; i < arguments.length; i++) {
      mixLiteral(prefixes.get(i));
      method.visitVarInsn(LLOAD, coder);
      method.visitVarInsn(held[i].getOpcode(ILOAD), locals[i]);
      helper("mix", "(J" + held[i] + ")J");
      method.visitVarInsn(LSTORE, coder);
    }
    int buffer = coder + 2;
    if (suffix.isEmpty()) {
      method.visitVarInsn(LLOAD, coder);
      helper("newArray", "(J)[B");
    } else {
      mixLiteral(suffix); // for its coder; newArrayWithSuffix adds the length itself
      method.visitVarInsn(LLOAD, coder);
      method.visitLdcInsn((long) suffix.length());
      method.visitInsn(LSUB);
      method.visitVarInsn(LSTORE, coder);
      method.visitLdcInsn(suffix);
      method.visitVarInsn(LLOAD, coder);
      helper("newArrayWithSuffix", "(Ljava/lang/String;J)[B");
    }
    method.visitVarInsn(ASTORE, buffer);
    for (int i = arguments.length - 1; i >= 0; i--) {
      prepend(i, buffer);
    }
    method.visitVarInsn(ALOAD, buffer);
    method.visitVarInsn(LLOAD, coder);
    helper("newString", "([BJ)Ljava/lang/String;");
    method.visitInsn(ARETURN);
    Synthetic.end(method, buffer + 1, 8);
  }

  /** Objects become strings, in order, before any length is taken; floats and doubles as well. */
  private void makeReady() {
    int local = 0;
    for (int i = 0; i < arguments.length; i++) {
      locals[i] = local;
      held[i] = arguments[i];
      local += arguments[i].getSize();
    }
    for (int i = 0; i < arguments.length; i++) {
      int sort = arguments[i].getSort();
      if (sort == Type.FLOAT || sort == Type.DOUBLE) {
        method.visitVarInsn(arguments[i].getOpcode(ILOAD), locals[i]);
        method.visitMethodInsn(
            INVOKESTATIC,
            "java/lang/String",
            "valueOf",
            "(" + arguments[i] + ")Ljava/lang/String;",
            false);
      } else if (sort >= Type.ARRAY) {
        method.visitVarInsn(ALOAD, locals[i]);
        helper("stringOf", "(Ljava/lang/Object;)Ljava/lang/String;");
      } else {
        continue;
      }
      held[i] = STRING;
      locals[i] = local++;
      method.visitVarInsn(ASTORE, locals[i]);
    }
    coder = local;
  }

  /** Literals that leave the coder as it is only add their lengths: once, before all others. */
  private void addLatinLiterals() {
    long sum = isLatin(suffix) ? suffix.length() : 0;
    for (String prefix : prefixes) {
      sum += isLatin(prefix) ? prefix.length() : 0;
    }
    if (sum > 0) {
      method.visitLdcInsn(sum);
      method.visitInsn(LADD);
    }
  }

  private static boolean isLatin(String literal) {
    return literal.chars().allMatch(c -> c < 0x100);
  }

  private void mixLiteral(String literal) {
    if (!isLatin(literal)) {
      method.visitVarInsn(LLOAD, coder);
      method.visitLdcInsn(literal);
      helper("mix", "(JLjava/lang/String;)J");
      method.visitVarInsn(LSTORE, coder);
    }
  }

  private void prepend(int argument, int buffer) {
    method.visitVarInsn(LLOAD, coder);
    method.visitVarInsn(ALOAD, buffer);
    method.visitVarInsn(held[argument].getOpcode(ILOAD), locals[argument]);
    if (prefixes.get(argument).isEmpty()) {
      method.visitInsn(ACONST_NULL);
    } else {
      method.visitLdcInsn(prefixes.get(argument));
    }
    helper("prepend", "(J[B" + held[argument] + "Ljava/lang/String;)J");
    method.visitVarInsn(LSTORE, coder);
  }

  private void helper(String name, String descriptor) {
    method.visitMethodInsn(INVOKESTATIC, HELPER, name, descriptor, false);
  }
}
