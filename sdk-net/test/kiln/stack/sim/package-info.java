/** Hosts, links and time of a simulation: the same seed gives the same run. */
package kiln.stack.sim;
