package kiln.link.wiring;

/**
 * A service that a component takes as a parameter of its constructor.
 *
 * @param service dotted name of the interface
 * @param parameter position, from 0; -1 if it is not a parameter at all, which is refused
 * @param many all providers as a list, else exactly one
 * @param atLeastOne the list may not be empty
 */
record Reference(String service, int parameter, boolean many, boolean atLeastOne) {}
