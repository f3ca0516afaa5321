/**
 * {@code Wiring -> Closure}: the closed world of an image.
 *
 * <p>Everything live is found from the roots and keeps the cause that made it so. The packages
 * {@code world} and {@code flow} answer what a class is and what a method can do; what is live is
 * decided here alone.
 */
package kiln.link.closure;
