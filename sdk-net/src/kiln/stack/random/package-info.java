/** Randomness as a parameter: a keyed hash and a generator made of it. */
package kiln.stack.random;
