package kiln.link.jvm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What the body of one method refers to, read off its instructions. */
final class References {
  /** A call, with the way in which its target is found. */
  record Call(int opcode, String owner, String name, String descriptor) {}

  /** A use of a field. */
  record Access(boolean isStatic, String owner, String name, String descriptor) {}

  /** Classes that the JVM may look at when it verifies or runs the body. */
  final Set<String> types = new HashSet<>();

  final Set<String> instantiated = new HashSet<>();

  /** Interfaces that get instances nobody wrote a class for: those of lambdas. */
  final Set<String> lambdas = new HashSet<>();

  final Set<String> literals = new HashSet<>();
  final Set<String> strings = new HashSet<>();
  final List<Call> calls = new ArrayList<>();
  final List<Access> accesses = new ArrayList<>();

  private References() {}

  static References of(MethodNode method) {
    References references = new References();
    references.descriptor(method.desc);
    method.exceptions.forEach(references::type);
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (block.type != null) {
        references.type(block.type);
      }
    }
    for (AbstractInsnNode instruction : method.instructions) {
      references.add(instruction);
    }
    return references;
  }

  private void add(AbstractInsnNode instruction) {
    if (instruction instanceof MethodInsnNode call) {
      call(call.getOpcode(), call.owner, call.name, call.desc);
    } else if (instruction instanceof FieldInsnNode field) {
      boolean isStatic =
          field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
      access(isStatic, field.owner, field.name, field.desc);
    } else if (instruction instanceof TypeInsnNode use) {
      type(use.desc);
      if (use.getOpcode() == Opcodes.NEW) {
        instantiated.add(use.desc);
      }
    } else if (instruction instanceof MultiANewArrayInsnNode array) {
      descriptor(array.desc);
    } else if (instruction instanceof LdcInsnNode constant) {
      constant(constant.cst);
    } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
      descriptor(dynamic.desc);
      Type result = Type.getReturnType(dynamic.desc);
      if (result.getSort() == Type.OBJECT) {
        lambdas.add(result.getInternalName());
      }
      handle(dynamic.bsm);
      for (Object argument : dynamic.bsmArgs) {
        constant(argument);
      }
    } else if (instruction instanceof FrameNode frame) {
      frame(frame.local);
      frame(frame.stack);
    }
  }

  private void frame(List<Object> types) {
    if (types != null) {
      types.forEach(entry -> {
        if (entry instanceof String type) {
          type(type);
        }
      });
    }
  }

  private void constant(Object constant) {
    if (constant instanceof String string) {
      strings.add(string);
    } else if (constant instanceof Type type) {
      if (type.getSort() == Type.METHOD) {
        descriptor(type.getDescriptor());
      } else {
        fieldType(type);
        literals.add(type.getInternalName());
      }
    } else if (constant instanceof Handle handle) {
      handle(handle);
    } else if (constant instanceof ConstantDynamic dynamic) {
      handle(dynamic.getBootstrapMethod());
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        constant(dynamic.getBootstrapMethodArgument(i));
      }
    }
  }

  private void handle(Handle handle) {
    switch (handle.getTag()) {
      case Opcodes.H_GETFIELD, Opcodes.H_PUTFIELD ->
          access(false, handle.getOwner(), handle.getName(), handle.getDesc());
      case Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC ->
          access(true, handle.getOwner(), handle.getName(), handle.getDesc());
      case Opcodes.H_INVOKESTATIC -> call(Opcodes.INVOKESTATIC, handle);
      case Opcodes.H_INVOKESPECIAL -> call(Opcodes.INVOKESPECIAL, handle);
      case Opcodes.H_NEWINVOKESPECIAL -> {
        instantiated.add(handle.getOwner());
        call(Opcodes.INVOKESPECIAL, handle);
      }
      default -> call(Opcodes.INVOKEVIRTUAL, handle);
    }
  }

  private void call(int opcode, Handle handle) {
    call(opcode, handle.getOwner(), handle.getName(), handle.getDesc());
  }

  private void call(int opcode, String owner, String name, String descriptor) {
    type(owner);
    descriptor(descriptor);
    calls.add(new Call(opcode, owner, name, descriptor));
  }

  private void access(boolean isStatic, String owner, String name, String descriptor) {
    type(owner);
    fieldType(Type.getType(descriptor));
    accesses.add(new Access(isStatic, owner, name, descriptor));
  }

  private void descriptor(String descriptor) {
    if (descriptor.charAt(0) != '(') {
      fieldType(Type.getType(descriptor));
      return;
    }
    fieldType(Type.getReturnType(descriptor));
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      fieldType(argument);
    }
  }

  private void fieldType(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    if (element.getSort() == Type.OBJECT) {
      types.add(element.getInternalName());
    }
  }

  /** An internal name or an array's descriptor. */
  private void type(String name) {
    fieldType(Type.getObjectType(name));
  }
}
