/** A static web site whose files are resources of the bundle. */
package app.www;
