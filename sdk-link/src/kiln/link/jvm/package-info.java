/**
 * The artifact of a platform without native code: one runnable jar with frozen wiring and no
 * framework in it, shaken down to what the app reaches.
 *
 * <p>The class library is the boundary: it belongs to the JVM that runs the jar and is not
 * analysed. It may call whatever overrides its methods.
 */
package kiln.link.jvm;
