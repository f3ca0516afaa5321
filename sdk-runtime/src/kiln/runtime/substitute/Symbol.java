package kiln.runtime.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a static method a C name, so that the native runtime can call it; such methods are roots. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Symbol {
  /** The C symbol. */
  String value();
}
