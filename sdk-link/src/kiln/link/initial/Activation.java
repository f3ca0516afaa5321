package kiln.link.initial;

import java.util.List;
import kiln.link.flow.Facts;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.MethodInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * One call of a method while an initializer is run (JVMS §6.5). Whatever would throw an exception
 * ends the run: NotConstant, or the RuntimeException of the Java code here that does the same.
 */
final class Activation implements Opcodes {
  private final Run run;
  private final World world;
  private final Code code;
  private final Object[] locals;
  private final Operands stack;

  Activation(Run run, Code code, Object[] arguments) {
    this.run = run;
    this.world = run.world();
    this.code = code;
    this.locals = new Object[code.method.node.maxLocals];
    this.stack = new Operands(code.method.node.maxStack);
    int at = 0;
    for (Object argument : arguments) {
      locals[at] = argument;
      at += Operands.isWide(argument) ? 2 : 1;
    }
  }

  /** Runs to the return; gives the result, null for void. */
  Object run() throws NotConstant {
    for (int at = 0; ; ) {
      AbstractInsnNode insn = code.instructions[at];
      int op = insn.getOpcode();
      if (op < 0) {
        at++;
        continue;
      }
      run.step();
      if (op >= IRETURN && op <= RETURN) {
        return op == RETURN ? null : result();
      }
      LabelNode target = execute(insn, op);
      at = target == null ? at + 1 : code.index(target);
    }
  }

  private Object result() {
    String descriptor = code.method.descriptor;
    return Values.stored(descriptor.substring(descriptor.indexOf(')') + 1), stack.pop());
  }

  /** Executes one instruction; gives the label to go on at, null for the next instruction. */
  private LabelNode execute(AbstractInsnNode insn, int op) throws NotConstant {
    if (insn instanceof JumpInsnNode jump) {
      return op == GOTO || Numbers.jumps(op, stack) ? jump.label : null;
    } else if (insn instanceof TableSwitchInsnNode table) {
      int key = stack.popInt() - table.min;
      return key >= 0 && key < table.labels.size() ? table.labels.get(key) : table.dflt;
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      int found = lookup.keys.indexOf(stack.popInt());
      return found < 0 ? lookup.dflt : lookup.labels.get(found);
    } else if (insn instanceof MethodInsnNode call) {
      call(call);
    } else if (insn instanceof FieldInsnNode access) {
      access(access);
    } else if (insn instanceof TypeInsnNode typed) {
      typed(op, typed.desc);
    } else if (insn instanceof VarInsnNode variable) {
      if (op <= ALOAD) {
        stack.push(locals[variable.var]);
      } else {
        locals[variable.var] = stack.pop();
      }
    } else if (insn instanceof IincInsnNode increment) {
      locals[increment.var] = (Integer) locals[increment.var] + increment.incr;
    } else if (insn instanceof IntInsnNode operand) {
      stack.push(
          op == NEWARRAY
              ? run.array("[" + "ZCFDBSIJ".charAt(operand.operand - T_BOOLEAN), stack.popInt())
              : (Object) operand.operand);
    } else if (insn instanceof LdcInsnNode literal) {
      stack.push(literal(literal.cst));
    } else {
      simple(op);
    }
    return null;
  }

  private static Object literal(Object constant) throws NotConstant {
    if (constant instanceof Type type && type.getSort() != Type.METHOD) {
      return new ClassValue(type.getInternalName());
    } else if (constant instanceof Number || constant instanceof String) {
      return constant;
    }
    throw new NotConstant("names a method handle");
  }

  private void simple(int op) throws NotConstant {
    if (op >= IALOAD && op <= SALOAD) {
      int index = stack.popInt();
      MadeArray array = (MadeArray) stack.pop();
      run.mayRead(array, false);
      stack.push(array.elements[index]);
    } else if (op >= IASTORE && op <= SASTORE) {
      store();
    } else if (op == ARRAYLENGTH) {
      stack.push(((MadeArray) stack.pop()).elements.length);
    } else if (op == MONITORENTER || op == MONITOREXIT) {
      stack.pop(); // nobody else runs
    } else if (!Numbers.execute(op, stack) && !stack.shuffle(op)) {
      throw new NotConstant("throws, or executes instruction " + op);
    }
  }

  private void store() throws NotConstant {
    Object value = stack.pop();
    int index = stack.popInt();
    MadeArray array = (MadeArray) stack.pop();
    run.mayWrite(array);
    String element = array.type.substring(1);
    if (element.length() > 1 && value != null && !isInstance(value, World.element(array.type))) {
      throw new NotConstant("stores what does not fit");
    }
    array.elements[index] = Values.stored(element, value);
  }

  private boolean isInstance(Object value, String type) {
    return world.isSubtype(Values.type(value), type);
  }

  private void typed(int op, String type) throws NotConstant {
    switch (op) {
      case NEW -> {
        ClassInfo made = world.find(type);
        run.require(made);
        stack.push(run.object(type));
      }
      case ANEWARRAY -> stack.push(run.array(World.arrayOf(type), stack.popInt()));
      case CHECKCAST -> {
        Object value = stack.pop();
        if (value != null && !isInstance(value, type)) {
          throw new NotConstant("casts what does not fit");
        }
        stack.push(value);
      }
      default -> {
        Object value = stack.pop();
        stack.push(value != null && isInstance(value, type) ? 1 : 0);
      }
    }
  }

  private void access(FieldInsnNode access) throws NotConstant {
    Object fact = run.rules().field(access.owner, access.name);
    if (access.getOpcode() == GETSTATIC && fact != null) {
      stack.push(fact == Facts.NULL ? null : fact);
      return;
    }
    FieldInfo field = world.resolveField(access.owner, access.name, access.desc);
    if (field == null || run.rules().alias(access.owner, access.name) != null) {
      throw new NotConstant("uses " + access.owner + "." + access.name);
    }
    switch (access.getOpcode()) {
      case GETSTATIC -> stack.push(run.read(field));
      case PUTSTATIC -> run.write(field, stack.pop());
      case GETFIELD -> {
        MadeObject object = (MadeObject) stack.pop();
        run.mayRead(object, (field.access & ACC_FINAL) != 0);
        stack.push(object.fields().getOrDefault(field, Values.zero(field.descriptor)));
      }
      default -> {
        Object value = stack.pop();
        MadeObject object = (MadeObject) stack.pop();
        run.mayWrite(object);
        object.fields().put(field, Values.stored(field.descriptor, value));
      }
    }
  }

  private void call(MethodInsnNode call) throws NotConstant {
    boolean instance = call.getOpcode() != INVOKESTATIC;
    int count = Type.getArgumentTypes(call.desc).length + (instance ? 1 : 0);
    Object[] arguments = new Object[count];
    for (int i = count - 1; i >= 0; i--) {
      arguments[i] = stack.pop();
    }
    if (instance && arguments[0] == null) {
      throw new NotConstant("calls a method of null");
    }
    Object result = result(call, arguments);
    if (Type.getReturnType(call.desc) != Type.VOID_TYPE) {
      stack.push(result);
    }
  }

  private Object result(MethodInsnNode call, Object[] arguments) throws NotConstant {
    Object fact = run.rules().result(call.owner, call.name, call.desc);
    if (fact != null) {
      return fact == Facts.NULL ? null : fact;
    }
    if (call.name.equals("toCharArray") && arguments[0] instanceof String text) {
      return Natives.characters(run, text);
    }
    Object known = Natives.call(run, call, arguments);
    if (known != Natives.NONE) {
      return known;
    }
    MethodInfo resolved = world.resolveMethod(call.owner, call.name, call.desc);
    if (resolved == null) {
      throw new NotConstant("calls what does not exist");
    }
    if (call.getOpcode() == INVOKESTATIC) {
      run.require(resolved.owner);
      return run.call(resolved, arguments);
    }
    boolean dispatched = call.getOpcode() != INVOKESPECIAL && resolved.isVirtual();
    if (!dispatched && resolved.isVirtual()) {
      throw new NotConstant("calls a method of a super class"); // whose choice is CallSite's
    }
    return run.call(
        dispatched ? Natives.select(world, arguments[0], resolved) : resolved, arguments);
  }
}
