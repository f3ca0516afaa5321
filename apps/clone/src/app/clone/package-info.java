/** An app with two disks: it makes one like the other. */
package app.clone;
