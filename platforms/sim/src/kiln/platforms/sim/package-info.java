/**
 * A node of the simulator: an image whose clock, entropy, console, network and disks are messages to
 * and from the process that simulates the rest of the world.
 */
package kiln.platforms.sim;
