package kiln.stack.ip;

/** A token bucket: {@code perSecond} on average, {@code burst} at once (RFC 4443 §2.4 (f)). */
public final class RateLimit {
  private final long intervalNanos;
  private final long burstNanos;

  /** The bucket holds {@code now - emptyAt} nanoseconds of tokens, at most a burst. */
  private long emptyAtNanos = Long.MIN_VALUE;

  public RateLimit(int perSecond, int burst) {
    intervalNanos = 1_000_000_000L / perSecond;
    burstNanos = intervalNanos * burst;
  }

  /** Takes a token if there is one. */
  public boolean allows(long nowNanos) {
    long oldest = nowNanos - burstNanos;
    long at = Math.max(emptyAtNanos, oldest);
    if (at + intervalNanos > nowNanos) {
      return false;
    }
    emptyAtNanos = at + intervalNanos;
    return true;
  }
}
