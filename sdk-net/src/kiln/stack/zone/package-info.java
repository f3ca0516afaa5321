/**
 * The authoritative name server: zone files to zones, questions to answers (RFC 1034 §4.3, RFC
 * 1035, RFC 4592, RFC 6891). Pure but for {@link kiln.stack.zone.ZoneServer}, which has sockets.
 */
package kiln.stack.zone;
