/**
 * TLS and certificates over Bouncy Castle's lightweight classes, with time and randomness from the
 * platform's contracts and from nowhere else.
 */
package kiln.tls;
