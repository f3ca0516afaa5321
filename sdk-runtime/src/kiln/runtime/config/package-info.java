/**
 * The settings of an image: the keys that its components declare, and the command line that
 * overrides them.
 *
 * <p>The linker generates a {@code main} that declares each key to a {@link
 * kiln.runtime.config.Settings}, lets it read the command line, and stops with {@link
 * kiln.runtime.config.Stop} on help or a mistake. The {@code jvm} platform on Felix uses the same
 * {@code Settings} and so gives the same help and the same messages: it fills one from the text of
 * {@link kiln.runtime.config.KeyTable}, reads the arguments, and hands {@code
 * Settings.values(component)} to Configuration Admin, one dictionary per component.
 *
 * <p>All of this is in every image that has a setting, so it is written to be small: no regular
 * expressions, no formatting, no collections but in {@code KeyTable} and {@code values}, which only
 * the {@code jvm} platform calls.
 */
package kiln.runtime.config;
