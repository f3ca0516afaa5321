/**
 * The network apps as images, against the programs of other people: each test makes a network
 * namespace of its own, and nothing leaves it.
 */
package kiln.link.network;
