package kiln.runtime.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that only names a class of the class library that Java code elsewhere cannot name.
 * Its members are declarations; their bodies are dropped.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface StandsFor {
  /** The binary name of the class that is meant. */
  String value();
}
