package kiln.stack.tcp;

/** What a connection has seen so far: octets, counts, nanoseconds. */
public record ConnectionStatistics(
    long octetsIn,
    long octetsOut,
    int retransmits,
    int recoveries,
    int spuriousRecoveries,
    long srttNanos,
    long rtoNanos,
    int cwnd,
    int sndWnd,
    int rcvWnd,
    int mss) {}
