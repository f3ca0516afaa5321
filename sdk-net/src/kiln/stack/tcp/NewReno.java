package kiln.stack.tcp;

/** Slow start and congestion avoidance of RFC 5681 with byte counting (RFC 3465, L = 2). */
class NewReno implements CongestionControl {
  protected int mss = 536;
  protected int cwnd = 4 * 536;
  protected int ssthresh = Integer.MAX_VALUE;
  private int ackedInAvoidance;
  private int priorCwnd;
  private int priorSsthresh;

  @Override
  public int cwnd() {
    return cwnd;
  }

  @Override
  public int ssthresh() {
    return ssthresh;
  }

  @Override
  public void start(int segment, boolean synWasLost) {
    mss = segment;
    cwnd = synWasLost ? mss : CongestionControl.initialWindow(mss); // RFC 5681 §3.1
  }

  @Override
  public void onAck(long nowNanos, int acked, long srttNanos) {
    if (cwnd < ssthresh) {
      slowStart(acked);
    } else {
      avoid(nowNanos, acked, srttNanos);
    }
  }

  /** RFC 5681 (2): {@code cwnd += min(N, SMSS)}, with the L = 2 of RFC 3465 §2.3. */
  private void slowStart(int acked) {
    cwnd = grow(Math.min(acked, Math.max(2 * mss, acked / 2)));
  }

  /** RFC 5681 §3.1: one segment for every window acknowledged. */
  protected void avoid(long nowNanos, int acked, long srttNanos) {
    ackedInAvoidance += acked;
    if (ackedInAvoidance >= cwnd) {
      ackedInAvoidance -= cwnd;
      cwnd = grow(mss);
    }
  }

  protected final int grow(int by) {
    return (int) Math.min((long) cwnd + by, 1 << 30);
  }

  @Override
  public void onLoss(long nowNanos, int flight) {
    remember();
    ssthresh = Math.max(flight / 2, 2 * mss); // RFC 5681 (4)
    cwnd = ssthresh;
    ackedInAvoidance = 0;
  }

  @Override
  public void onTimeout(long nowNanos, int flight, boolean again) {
    if (!again) {
      remember();
      ssthresh = Math.max(flight / 2, 2 * mss);
    }
    cwnd = mss; // the loss window
    ackedInAvoidance = 0;
  }

  @Override
  public void undo() {
    cwnd = Math.max(cwnd, priorCwnd);
    ssthresh = Math.max(ssthresh, priorSsthresh);
  }

  @Override
  public void onIdle() {
    cwnd = Math.min(cwnd, CongestionControl.initialWindow(mss));
  }

  @Override
  public void onMss(int segment) {
    mss = segment;
    cwnd = Math.max(cwnd, mss);
  }

  protected final void remember() {
    priorCwnd = cwnd;
    priorSsthresh = ssthresh;
  }
}
