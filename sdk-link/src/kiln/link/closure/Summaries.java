package kiln.link.closure;

import kiln.link.flow.Body;
import kiln.link.flow.Facts;
import kiln.link.world.FieldInfo;
import kiln.link.world.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Makes the {@link Summary} of a body. */
final class Summaries {
  private final World world;
  private final Facts facts;

  Summaries(World world, Facts facts) {
    this.world = world;
    this.facts = facts;
  }

  Summary of(Body body) {
    Summary summary = new Summary();
    for (int i = 0; i < body.size(); i++) {
      if (body.reaches(i) && body.instruction(i).getOpcode() >= 0) {
        summarize(body, i, summary);
      }
    }
    for (TryCatchBlockNode block : body.code.tryCatchBlocks) {
      if (block.type != null && body.reaches(body.code.instructions.indexOf(block.handler))) {
        mention(block.type, summary);
      }
    }
    return summary;
  }

  private void summarize(Body body, int index, Summary summary) {
    AbstractInsnNode insn = body.instruction(index);
    if (insn instanceof MethodInsnNode call) {
      summarizeCall(body, index, call, summary);
    } else if (insn instanceof FieldInsnNode access) {
      summarizeField(access, summary);
    } else if (insn instanceof TypeInsnNode typed) {
      switch (typed.getOpcode()) {
        case Opcodes.NEW -> {
          if (mention(typed.desc, summary)) {
            summary.instantiated().add(typed.desc);
            summary.initialized().add(typed.desc);
          }
        }
        case Opcodes.ANEWARRAY -> {
          if (mention(typed.desc, summary)) {
            summary.instantiated().add(World.arrayOf(typed.desc));
          }
        }
        default -> mention(typed.desc, summary);
      }
    } else if (insn instanceof IntInsnNode array && array.getOpcode() == Opcodes.NEWARRAY) {
      summary.instantiated().add("[" + "ZCFDBSIJ".charAt(array.operand - Opcodes.T_BOOLEAN));
    } else if (insn instanceof MultiANewArrayInsnNode array) {
      String type = array.desc;
      for (int i = 0; i < array.dims; i++) {
        summary.instantiated().add(type);
        type = type.substring(1);
      }
      mention(array.desc, summary);
    } else if (insn instanceof LdcInsnNode literal) {
      if (literal.cst instanceof Type type && type.getSort() != Type.METHOD) {
        mention(type.getInternalName(), summary);
      } else if (Unsupported.literal(literal.cst) != null) {
        summary.problems().add(Unsupported.literal(literal.cst));
      }
    }
  }

  /** The way in which the runtime makes an object without a constructor. */
  private static boolean isBlank(MethodInsnNode call) {
    return call.owner.equals("kiln/runtime/lang/Objects") && call.name.equals("blank");
  }

  private void summarizeCall(Body body, int index, MethodInsnNode call, Summary summary) {
    if (isBlank(call) && body.stack(index, 0).asClass() != null) {
      summary.instantiated().add(body.stack(index, 0).asClass());
    }
    MemberCalls.summarize(world, body, index, summary);
    CallSite site = CallSite.of(world, facts, body, index);
    if (site instanceof CallSite.Direct direct) {
      summary.direct().add(direct.method());
      if (direct.method().isStatic()) {
        summary.initialized().add(direct.method().owner.name);
      }
    } else if (site instanceof CallSite.Virtual virtual) {
      summary.virtual().add(new Summary.Call(virtual.type(), virtual.resolved()));
    } else if (site instanceof CallSite.KnownClass known) {
      mention(known.type(), summary);
      if (known.isInitialized()) {
        summary.initialized().add(known.type());
      }
    } else if (site instanceof CallSite.FieldQuestion question) {
      ConstantCalls.Answer answer = question.answer();
      if (answer.field() != null) {
        summary.read().add(answer.field());
        summary.written().add(answer.field());
        if (answer.field().isStatic()) {
          summary.initialized().add(answer.field().owner.name);
        }
      }
      if (answer.owner() != null) {
        summary
            .direct()
            .add(world.resolveMethod(answer.owner(), answer.name(), answer.descriptor()));
      }
    } else if (site instanceof CallSite.HandleAccess) {
      summary.read().add(Polymorphic.offset(world));
    } else if (site instanceof CallSite.Unsupported unsupported) {
      summary.problems().add(unsupported.reason());
    }
  }

  private void summarizeField(FieldInsnNode access, Summary summary) {
    if (facts.field(access.owner, access.name) != null) {
      return;
    }
    FieldInfo field = world.resolveField(access.owner, access.name, access.desc);
    if (field == null) {
      summary.problems().add(Unsupported.field(world, access));
      return;
    }
    if (field.isStatic()) {
      summary.initialized().add(field.owner.name);
    }
    boolean reads =
        access.getOpcode() == Opcodes.GETFIELD || access.getOpcode() == Opcodes.GETSTATIC;
    (reads ? summary.read() : summary.written()).add(field);
  }

  /** Notes that the class structure of {@code type} is needed; false if there is no such class. */
  private boolean mention(String type, Summary summary) {
    String element = type;
    while (element != null && element.charAt(0) == '[') {
      element = World.element(element);
    }
    if (element != null && element.charAt(0) != '%' && world.find(element) == null) {
      summary.problems().add(Unsupported.type(element));
      return false;
    }
    summary.mentioned().add(type);
    return true;
  }
}
