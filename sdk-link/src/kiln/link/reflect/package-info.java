/**
 * The classes that the linker makes so that what the class library finds by name at run time is
 * found in an image too: resources, services, members of classes, proxies. They are ordinary Java to
 * the stages that follow.
 */
package kiln.link.reflect;
