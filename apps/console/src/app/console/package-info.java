/** An app to talk with. */
package app.console;
