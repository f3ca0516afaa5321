package kiln.runtime.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose members take the place of members of a class of the class library, in images
 * only. It is never instantiated as itself: the linker moves its members into the target, and reads
 * its name as the target's wherever the runtime uses it.
 *
 * <p>A method replaces the one of the same name and descriptor, which must be there; {@link Adds}
 * marks those that must not be. A field is added, unless it is marked {@link Original}. A static
 * initializer replaces the target's.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Substitutes {
  /** The binary name of the target, such as {@code java.util.Map$Entry}. */
  String value();
}
