/** The DHCPv4 client (RFC 2131): an address, a router and resolvers from the link. */
package kiln.stack.dhcp;
