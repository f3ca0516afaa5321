/** An app that exercises a disk. */
package app.block;
