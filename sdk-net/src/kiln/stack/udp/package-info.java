/** UDP: ports, bounded receive rings, port unreachable both ways (RFC 768, RFC 1122 §4.1). */
package kiln.stack.udp;
