/**
 * What an app is: a component that offers {@link kiln.app.App}, is configured by an annotation type
 * and runs where {@link kiln.app.Target} says.
 *
 * <p>An app gets everything through its constructor: devices and services as {@code @Reference}
 * parameters, its settings as one annotation whose elements have defaults.
 *
 * <pre>{@code
 * @Component(name = "hello")
 * public final class Hello implements App {
 *   @interface Config {
 *     @Meaning("first word of the line")
 *     String greeting() default "Hello";
 *   }
 *
 *   @Activate
 *   public Hello(@Reference Console console, Config config) { ... }
 *
 *   @Override
 *   public int run() { ... }
 * }
 * }</pre>
 */
@Export
@Version("1.0.0")
package kiln.app;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
