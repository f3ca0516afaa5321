/** An app that gives random bytes to the network. */
package app.beacon;
