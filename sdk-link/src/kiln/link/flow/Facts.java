package kiln.link.flow;

import kiln.link.world.MethodInfo;
import org.objectweb.asm.tree.MethodInsnNode;

/** Fixed truths of every image, known while analysing: they decide branches before these are followed. */
public interface Facts {
  /** Stands for a known null, as a Java null means "not known". */
  Object NULL = new Object();

  /** Stands for a reference to an instance of exactly that type, which is not null. */
  record Exact(String type) {}

  /** The value of a static field: Integer, Long, Float, Double, String, {@link #NULL}; else null. */
  Object field(String owner, String name);

  /**
   * The value that the field holds as long as nothing writes it: as {@link #field}; null if
   * something may write it. Who asks is told when that changes.
   *
   * @param asking the method whose code reads the field
   */
  default Object unwritten(MethodInfo asking, String owner, String name, String descriptor) {
    return null;
  }

  /** The static field that is read in place of this one, as {@code owner.name}; or null. */
  default String alias(String owner, String name) {
    return null;
  }

  /** What the method always returns: as {@link #field}; null if that is not known. */
  Object result(String owner, String name, String descriptor);

  /**
   * Is the instance field never null? Who asks is told when that is found to be wrong; so with
   * {@link #hasParameter} and {@link #hasResult}.
   *
   * @param asking the method whose code reads the field
   */
  default boolean hasField(MethodInfo asking, String owner, String name, String descriptor) {
    return false;
  }

  /** Is the parameter, a reference, never null? The receiver does not count: the first one is 0. */
  default boolean hasParameter(MethodInfo method, int place) {
    return false;
  }

  /**
   * Is the result of the call, a reference, never null?
   *
   * @param asking the method whose code calls
   * @param receiver null for a static method
   */
  default boolean hasResult(MethodInfo asking, MethodInsnNode call, Value receiver) {
    return false;
  }

  /** Are there rules that choose a method in place of this one by a constant argument? */
  default boolean chooses(String method) {
    return false;
  }

  /** The static method called for that first argument, as {@code owner.name}; or null. */
  default String choice(String method, String constant) {
    return null;
  }
}
