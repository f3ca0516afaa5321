package kiln.runtime.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Narrows {@link Symbol}: the method is a root only where one of these native methods is live. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NeededBy {
  /** A C symbol of a native method, such as {@code kiln_java_lang_Thread_start0}. */
  String value();
}
