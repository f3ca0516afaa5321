package kiln.link.closure;

import java.util.Map;
import kiln.link.flow.Body;
import kiln.link.flow.Value;
import kiln.link.world.ClassInfo;
import kiln.link.world.FieldInfo;
import kiln.link.world.World;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Calls that look a field up by its name: where class and name are constants, the linker answers
 * with the field's offset and no name is left at run time.
 */
public final class ConstantCalls {
  /** The class of the runtime that makes handles and updaters from offsets. */
  private static final String HANDLES = "kiln/runtime/invoke/Handles";

  /**
   * @param classArgument the position of the class among the arguments, from the last (0)
   * @param nameArgument the position of the field's name; -1 if there is none (array elements)
   * @param replacement method of {@link #HANDLES} that takes the offset; null: the offset itself
   */
  private record Pattern(int classArgument, int nameArgument, String replacement, String result) {}

  private static final String ATOMIC = "java/util/concurrent/atomic/Atomic";
  private static final String HANDLE = "Ljava/lang/invoke/VarHandle;";
  private static final Map<String, Pattern> PATTERNS =
      Map.of(
          "jdk/internal/misc/Unsafe.objectFieldOffset(Ljava/lang/Class;Ljava/lang/String;)J",
          new Pattern(1, 0, null, null),
          "java/lang/invoke/MethodHandles$Lookup.findVarHandle(Ljava/lang/Class;Ljava/lang/String;"
              + "Ljava/lang/Class;)" + HANDLE,
          new Pattern(2, 1, "field", HANDLE),
          "java/lang/invoke/MethodHandles$Lookup.findStaticVarHandle(Ljava/lang/Class;"
              + "Ljava/lang/String;Ljava/lang/Class;)" + HANDLE,
          new Pattern(2, 1, "field", HANDLE),
          "java/lang/invoke/MethodHandles.arrayElementVarHandle(Ljava/lang/Class;)" + HANDLE,
          new Pattern(0, -1, "field", HANDLE),
          ATOMIC + "ReferenceFieldUpdater.newUpdater(Ljava/lang/Class;Ljava/lang/Class;"
              + "Ljava/lang/String;)L" + ATOMIC + "ReferenceFieldUpdater;",
          new Pattern(2, 0, "references", "L" + ATOMIC + "ReferenceFieldUpdater;"),
          ATOMIC + "IntegerFieldUpdater.newUpdater(Ljava/lang/Class;Ljava/lang/String;)L"
              + ATOMIC + "IntegerFieldUpdater;",
          new Pattern(1, 0, "integers", "L" + ATOMIC + "IntegerFieldUpdater;"),
          ATOMIC + "LongFieldUpdater.newUpdater(Ljava/lang/Class;Ljava/lang/String;)L"
              + ATOMIC + "LongFieldUpdater;",
          new Pattern(1, 0, "longs", "L" + ATOMIC + "LongFieldUpdater;"));

  private ConstantCalls() {}

  /**
   * What a call comes down to.
   *
   * @param field the field whose offset is asked for; null for elements of arrays
   * @param owner class of the static method to call with the offset; null: the offset is the result
   */
  public record Answer(FieldInfo field, String owner, String name, String descriptor) {}

  /** Is the called method one that looks fields up? */
  public static boolean applies(MethodInsnNode call) {
    return PATTERNS.containsKey(call.owner + "." + call.name + call.desc);
  }

  /** The answer for the call at {@code index}; null if the arguments are not constant. */
  public static Answer answer(World world, Body body, int index) {
    MethodInsnNode call = (MethodInsnNode) body.instruction(index);
    Pattern pattern = PATTERNS.get(call.owner + "." + call.name + call.desc);
    Value type = body.stack(index, pattern.classArgument);
    if (type.asClass() == null) {
      return null;
    }
    FieldInfo field = null;
    if (pattern.nameArgument >= 0) {
      ClassInfo info = world.find(type.asClass());
      Object name = body.stack(index, pattern.nameArgument).constant();
      field = info == null || name == null ? null : info.field((String) name);
      if (field == null) {
        return null;
      }
    }
    return pattern.replacement == null
        ? new Answer(field, null, null, null)
        : new Answer(field, HANDLES, pattern.replacement, "(J)" + pattern.result);
  }
}
