/**
 * What can happen inside one method: the values that locals and stack can have, the branches that
 * can be taken, and the bodies of methods that no class file has (lambdas, string concatenation,
 * the methods of records).
 */
package kiln.link.flow;
