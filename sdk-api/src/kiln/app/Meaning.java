package kiln.app;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in a few words what a configuration element means; {@code --help} prints it beside the
 * element's option, type and default.
 *
 * <p>The linker reads it from the class file and the jvm platform by reflection, so an image holds
 * the text only as part of its help.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Meaning {
  /** One phrase without a full stop, with the unit where the type is a number. */
  String value();
}
