/** The classes of java.net over the network of an image. */
package kiln.platforms.javanet;
