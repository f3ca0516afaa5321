/** An app that owns a network device and answers ping by hand. */
package app.pong;
