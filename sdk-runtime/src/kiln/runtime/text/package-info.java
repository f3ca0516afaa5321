/** Locales and their data without a locale provider. */
package kiln.runtime.text;
