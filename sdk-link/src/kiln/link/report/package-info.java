/** Answers about a link, for its author: why something is in an image, and how much it is. */
package kiln.link.report;
