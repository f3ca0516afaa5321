/**
 * The wiring stage: which component is constructed with which, decided once and for all.
 *
 * <p>Reads the component XML that bnd writes for Declarative Services (OSGi Compendium 8, chapter
 * 112), resolves every reference, and writes one {@code main} of constructor calls. What
 * Declarative Services allow beyond constructor injection with static references is refused by
 * name, with the reason: no service ever comes or goes in an image.
 */
package kiln.link.wiring;
