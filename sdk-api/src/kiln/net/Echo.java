package kiln.net;

/**
 * What came of an echo request: see {@link Network#ping}.
 *
 * @param from who answered: the host that was asked, or a router on the way
 * @param kind what the answer says
 * @param length octets of data that came back
 * @param hopLimit TTL or hop limit of the answer
 * @param roundTripNanos from the request to its answer
 */
public record Echo(IpAddress from, Kind kind, int length, int hopLimit, long roundTripNanos) {
  /** What an answer says. */
  public enum Kind {
    /** The echo itself. */
    REPLY,
    /** A router counted the hop limit down to nothing. */
    HOPS_EXCEEDED,
    /** A router or the host says that there is no way, or that it is forbidden. */
    UNREACHABLE
  }
}
