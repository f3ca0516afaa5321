package kiln.app;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that what a method does, or a class with all that is nested in it, seldom has to be done: an
 * image holds it small rather than fast.
 *
 * <p>The linker finds by itself what runs once, at the start, and what leads to an exception. It
 * cannot know that of two messages which a loop waits for one comes once in an hour.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Seldom {}
