/**
 * The JVM as a platform: Apache Felix while developing ({@code ./bnd run}), a plain runnable jar
 * when exported.
 *
 * <p>The components know nothing of OSGi, so that they serve both. {@link
 * kiln.platforms.jvm.JvmActivator} and what it uses are for Felix only: they hand the settings to
 * Configuration Admin, wait for the app, run it and end the JVM with its status.
 *
 * <p>A launcher passes two framework properties (or system properties, the framework asks both):
 * {@code kiln.keys}, the settings of the run as {@code kiln.runtime.config.KeyTable} writes them,
 * and the command line as {@code kiln.argument.0}, {@code kiln.argument.1} and so on.
 */
package kiln.platforms.jvm;
