package kiln.stack.tcp;

/**
 * Round-trip time and retransmission timeout (RFC 6298), all in nanoseconds.
 *
 * <p>Samples come from segments that were sent once, or from timestamps, so that none is ambiguous
 * (Karn's algorithm, §3).
 */
final class RttEstimator {
  /** (2.1): before the first sample. */
  static final long INITIAL_RTO = 1_000_000_000L;

  /** (5.7): after a lost SYN, when data begins. */
  static final long AFTER_LOST_SYN = 3_000_000_000L;

  /** Below the 1 s of (2.4), as hosts do today: delayed acknowledgements stay below it. */
  static final long MIN_RTO = 200_000_000L;

  /** (2.5). */
  static final long MAX_RTO = 60_000_000_000L;

  /** The clock granularity G of (2.3). */
  private static final long GRANULARITY = 1_000_000L;

  /** RFC 8985 §6.2 wants the minimum of a recent time, not of a path long gone. */
  private static final long MIN_WINDOW = 300_000_000_000L;

  private long srtt;
  private long rttvar;
  private long rto = INITIAL_RTO;
  private int backoff;
  private long minRtt = Long.MAX_VALUE;
  private long minSeenNanos;

  /** Takes a measurement. */
  void sample(long nowNanos, long rttNanos) {
    long r = Math.max(rttNanos, 1);
    if (srtt == 0) { // (2.2)
      srtt = r;
      rttvar = r / 2;
    } else { // (2.3) with alpha 1/8 and beta 1/4
      rttvar += (Math.abs(srtt - r) - rttvar) / 4;
      srtt += (r - srtt) / 8;
    }
    rto = clamp(srtt + Math.max(GRANULARITY, 4 * rttvar));
    if (r <= minRtt || nowNanos - minSeenNanos > MIN_WINDOW) {
      minRtt = r;
      minSeenNanos = nowNanos;
    }
  }

  /** (5.5): the timer expired. */
  void backOff() {
    if (rto() < MAX_RTO) {
      backoff++;
    }
  }

  /** New data was acknowledged: the path works again. */
  void resetBackoff() {
    backoff = 0;
  }

  /** (5.7): the SYN was lost and no sample taken yet. */
  void afterLostSyn() {
    backoff = 0;
    if (srtt == 0) {
      rto = AFTER_LOST_SYN;
    }
  }

  /** Timeout for what is sent now, back-off included. */
  long rto() {
    return Math.min(rto << Math.min(backoff, 20), MAX_RTO);
  }

  /** Times the timer expired since something was acknowledged. */
  int backoff() {
    return backoff;
  }

  /** Smoothed round-trip time; 0 before the first sample. */
  long srtt() {
    return srtt;
  }

  long rttvar() {
    return rttvar;
  }

  /** Least sample of the last minutes; {@code Long.MAX_VALUE} before the first. */
  long minRtt() {
    return minRtt;
  }

  private static long clamp(long value) {
    return Math.min(Math.max(value, MIN_RTO), MAX_RTO);
  }
}
