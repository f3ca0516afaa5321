package kiln.runtime.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a constructor that replaces the target's of the same parameters, or a method that replaces
 * one whose name Java cannot write. A constructor's class must extend what the target extends.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Replaces {
  /** The name of the method that is replaced. */
  String value();
}
