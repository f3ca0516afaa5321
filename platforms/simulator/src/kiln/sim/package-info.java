/**
 * The deterministic simulator: whole apps, as images of the platform {@code sim}, in a world of
 * virtual time whose networks lose, delay, reorder, duplicate and damage frames and whose disks lose
 * and tear writes when their power is cut.
 *
 * <p>One {@link kiln.sim.Simulation} is one world and one seed decides everything in it: the order
 * of events at the same time, what links and disks do, the nodes' entropy, and which of a node's
 * threads runs next. So the same seed gives the same run, to the last octet of its {@link
 * kiln.sim.Simulation#trace}, on any machine. {@link kiln.sim.Seeds} runs a test under many.
 *
 * <p>A node is a process, and one core of its own; it runs while the simulator waits. Everything
 * here is for the one thread that drives the simulation.
 */
package kiln.sim;
