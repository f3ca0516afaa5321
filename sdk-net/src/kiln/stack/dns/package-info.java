/** Names to addresses: the stub resolver (RFC 1034 §5.3.1, RFC 1035). */
package kiln.stack.dns;
