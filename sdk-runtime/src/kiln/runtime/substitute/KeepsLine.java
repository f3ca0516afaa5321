package kiln.runtime.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a replacement that throws what the target throws: in stack traces it stands at the lines where
 * the target does. If it makes fewer exceptions, or more, all of it stands at the line of the last.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface KeepsLine {}
