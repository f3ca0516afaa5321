package kiln.stack.ip;

import kiln.app.Seldom;

/** What an ICMP error of either version means to a transport (RFC 1122 §3.2.2, RFC 4443 §3). */
@Seldom
public enum IcmpError {
  /**
   * Network or host out of reach, time exceeded: may pass, so a connection lives on (MUST-56 of RFC
   * 9293).
   */
  UNREACHABLE,
  /** Nobody there speaks the protocol, or has the port. */
  REFUSED,
  /** The packet did not fit; {@link Icmp#nextHopMtu} says what would. */
  TOO_BIG,
  /** The path is closed by an administrator. */
  PROHIBITED
}
