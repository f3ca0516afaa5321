/**
 * Class initializers that are run when an image is linked, as all they do is to compute constants:
 * by an interpreter of class files, for the linker loads no class of an image. What they leave in
 * static fields is laid out as data.
 */
package kiln.link.initial;
