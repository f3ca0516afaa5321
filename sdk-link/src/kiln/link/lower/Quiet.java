package kiln.link.lower;

import java.util.HashMap;
import java.util.Map;
import kiln.link.closure.CallSite;
import kiln.link.flow.Body;
import kiln.link.flow.Value;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Methods that never leave with an exception and need no stack to speak of: accessors, comparisons,
 * arithmetic. Their callers do not look for an exception after the call, and they do not look
 * whether the stack is deep enough: they call nothing but methods of their kind.
 */
final class Quiet implements Opcodes {
  /** Instructions that are looked at; what is longer is no accessor. */
  private static final int LONGEST = 120;

  private final Lowering lowering;
  private final Map<MethodInfo, Boolean> known = new HashMap<>();

  Quiet(Lowering lowering) {
    this.lowering = lowering;
  }

  boolean isQuiet(MethodInfo method) {
    Boolean answer = known.get(method);
    if (answer == null) {
      known.put(method, false); // also what a recursion finds: it would need a stack
      answer = compute(method);
      known.put(method, answer);
    }
    return answer;
  }

  /** Is the method quiet, and does it change nothing? */
  boolean onlyLooks(MethodInfo method) {
    if (!isQuiet(method)) {
      return false;
    }
    Body body = lowering.closure().bodies().of(method);
    for (int i = 0; i < body.size(); i++) {
      int op = body.instruction(i).getOpcode();
      if (body.reaches(i) && (op == PUTFIELD || op == PUTSTATIC || !callsLook(body, i))) {
        return false;
      }
    }
    return true;
  }

  private boolean callsLook(Body body, int index) {
    if (!(body.instruction(index) instanceof MethodInsnNode)) {
      return true;
    }
    CallSite site = CallSite.of(lowering.world(), lowering.rules(), body, index);
    return site instanceof CallSite.Known
        || site instanceof CallSite.Direct direct && onlyLooks(direct.method());
  }

  private boolean compute(MethodInfo method) {
    if (method.isNative()
        || method.isAbstract()
        || method.isSynchronized()
        || !method.node.tryCatchBlocks.isEmpty()
        || method.node.instructions.size() > LONGEST
        || !lowering.hasBody(method)) {
      return false;
    }
    Body body = lowering.closure().bodies().of(method);
    for (int i = 0; i < body.size(); i++) {
      if (body.reaches(i) && !isQuiet(body, i)) {
        return false;
      }
    }
    return true;
  }

  /** Does the instruction neither leave with an exception nor need a stack? */
  boolean isQuiet(Body body, int index) {
    AbstractInsnNode insn = body.instruction(index);
    if (insn instanceof JumpInsnNode jump) {
      return body.code.instructions.indexOf(jump.label) > index; // a loop lets other fibers run
    } else if (insn instanceof FieldInsnNode access) {
      return field(body, index, access);
    } else if (insn instanceof MethodInsnNode) {
      return call(body, index);
    } else if (insn instanceof TypeInsnNode typed) {
      return type(body, index, typed);
    } else if (insn instanceof LdcInsnNode literal) {
      return !(literal.cst instanceof Type) && kiln.link.closure.Unsupported.literal(literal.cst) == null;
    }
    return switch (insn.getOpcode()) {
      case TABLESWITCH, LOOKUPSWITCH, IALOAD, LALOAD, FALOAD, DALOAD, AALOAD, BALOAD, CALOAD, SALOAD,
          IASTORE, LASTORE, FASTORE, DASTORE, AASTORE, BASTORE, CASTORE, SASTORE, IDIV, LDIV, IREM,
          LREM, ATHROW, MONITORENTER, MONITOREXIT, NEWARRAY, MULTIANEWARRAY, INVOKEDYNAMIC -> false;
      case ARRAYLENGTH -> body.stack(index, 0).nonNull();
      default -> true;
    };
  }

  private boolean field(Body body, int index, FieldInsnNode access) {
    FieldInfo field = lowering.world().resolveField(access.owner, access.name, access.desc);
    return switch (access.getOpcode()) {
      case GETSTATIC, PUTSTATIC ->
          lowering.rules().field(access.owner, access.name) != null
              || field != null && !lowering.needsInitialization(field.owner, body.method);
      case GETFIELD -> field != null && body.stack(index, 0).nonNull();
      default -> field != null && body.stack(index, 1).nonNull();
    };
  }

  private boolean call(Body body, int index) {
    MethodInsnNode call = (MethodInsnNode) body.instruction(index);
    boolean instance = call.getOpcode() != INVOKESTATIC;
    if (instance && !body.stack(index, Type.getArgumentTypes(call.desc).length).nonNull()) {
      return false;
    }
    CallSite site = CallSite.of(lowering.world(), lowering.rules(), body, index);
    if (site instanceof CallSite.Direct direct) {
      return callsAtOnce(body, index, direct) && isQuiet(direct.method());
    }
    return site instanceof CallSite.Known || site instanceof CallSite.Inline;
  }

  /** Does the call initialize no class, and is it of the kind that its method is? */
  boolean callsAtOnce(Body body, int index, CallSite.Direct direct) {
    MethodInfo method = direct.method();
    boolean asStatic = body.instruction(index).getOpcode() == INVOKESTATIC;
    return method.isStatic() == asStatic
        && !(asStatic && lowering.needsInitialization(method.owner, body.method));
  }

  private boolean type(Body body, int index, TypeInsnNode typed) {
    if (lowering.isMissing(typed.desc)) {
      return false;
    }
    Value value = typed.getOpcode() == NEW ? null : body.stack(index, 0);
    return switch (typed.getOpcode()) {
      case INSTANCEOF -> true;
      case CHECKCAST -> value.isNull() || lowering.world().isSubtype(value.type(), typed.desc);
      default -> false;
    };
  }
}
