/** Servers and clients as they are written for java.net; only {@link app.sockets.Sockets} knows Kiln. */
package app.sockets;
