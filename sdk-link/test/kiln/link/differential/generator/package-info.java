/**
 * Random Java programs for the differential harness: typed, so that they compile; with fuel, so
 * that they end; from a seed, so that a difference can be replayed.
 */
package kiln.link.differential.generator;
