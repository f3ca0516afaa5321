/** How a command line names devices of the host; inside every platform that opens such devices. */
package kiln.platforms.named;
