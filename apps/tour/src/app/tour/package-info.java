/** Ordinary Java, a bit of everything: what works on the JVM works in an image. */
package app.tour;
