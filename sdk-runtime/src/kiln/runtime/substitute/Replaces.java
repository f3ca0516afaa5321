package kiln.runtime.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that replaces one whose name Java cannot write: {@code <clinit>}, or {@code
 * <init>} (the super class's constructor without arguments is called first).
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Replaces {
  /** The name of the method that is replaced. */
  String value();
}
