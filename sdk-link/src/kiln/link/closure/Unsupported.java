package kiln.link.closure;

import kiln.link.world.World;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;

/** What class files may ask for and an image does not have, as clauses of a sentence. */
public final class Unsupported {
  private Unsupported() {}

  /** Why a constant cannot be loaded; null if it can. */
  public static String literal(Object constant) {
    if (constant instanceof ConstantDynamic dynamic) {
      return "loads the dynamic constant " + dynamic.getName();
    } else if (constant instanceof Handle) {
      return "loads a method handle";
    } else if (constant instanceof Type type && type.getSort() == Type.METHOD) {
      return "loads a method type";
    }
    return null;
  }

  static String type(String name) {
    return "needs the class " + name.replace('/', '.') + ", which is in none of the bundles";
  }

  static String field(World world, FieldInsnNode access) {
    return world.find(access.owner) == null
        ? type(access.owner)
        : "uses the field "
            + access.owner.replace('/', '.')
            + "."
            + access.name
            + ", which does not exist";
  }
}
