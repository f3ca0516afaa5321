/** References that the collector clears, and who is told of it. */
package kiln.runtime.ref;
