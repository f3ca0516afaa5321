/** The smallest image: what an app costs before it does anything. */
package app.noop;
