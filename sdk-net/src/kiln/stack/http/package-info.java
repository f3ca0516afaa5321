/** HTTP/1.1 over any connection (RFC 9110, RFC 9112): strict in what it takes. */
package kiln.stack.http;
