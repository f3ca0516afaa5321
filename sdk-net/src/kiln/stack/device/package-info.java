/** Devices that wrap devices: trace, capture, impair, loop back. */
package kiln.stack.device;
