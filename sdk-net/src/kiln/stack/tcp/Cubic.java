package kiln.stack.tcp;

/**
 * CUBIC (RFC 9438): after a loss the window grows as a cubic function of time, flat around the size
 * at which the loss came; slow start and the rest are NewReno's. Windows in segments inside the
 * formulas, in octets outside.
 */
final class Cubic extends NewReno {
  /** §4.6: multiplicative decrease. */
  private static final double BETA = 0.7;

  /** §5.1. */
  private static final double C = 0.4;

  /** §4.3: additive increase that makes an average window equal to Reno's. */
  private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);

  private double wMax;
  private double k;
  private double wEst;
  private double credit;
  private long epochNanos = -1;
  private double priorWMax;

  @Override
  protected void avoid(long nowNanos, int acked, long srttNanos) {
    double segments = (double) cwnd / mss;
    if (epochNanos < 0) {
      begin(nowNanos, segments);
    }
    double t = (nowNanos - epochNanos) / 1e9;
    double target = cubic(t + srttNanos / 1e9);
    target = Math.min(Math.max(target, segments), 1.5 * segments); // §4.2
    wEst += (wEst >= wMax ? 1 : ALPHA) * acked / cwnd; // §4.3
    if (cubic(t) < wEst) {
      raise(wEst - segments);
    } else {
      raise((target - segments) / segments * acked / mss); // §4.4, §4.5
    }
  }

  /** Adds a fraction of a segment; whole octets go into the window, the rest is kept. */
  private void raise(double segments) {
    credit += Math.max(segments, 0) * mss;
    int whole = (int) credit;
    credit -= whole;
    cwnd = grow(whole);
  }

  private void begin(long nowNanos, double segments) {
    epochNanos = nowNanos;
    wEst = segments;
    credit = 0;
    if (segments < wMax) {
      k = Math.cbrt((wMax - segments) / C); // §4.2 figure 2
    } else {
      k = 0;
      wMax = segments;
    }
  }

  /** W_cubic(t), §4.2 figure 1. */
  private double cubic(double seconds) {
    double d = seconds - k;
    return C * d * d * d + wMax;
  }

  @Override
  public void onLoss(long nowNanos, int flight) {
    remember();
    decrease(flight);
    cwnd = ssthresh;
  }

  @Override
  public void onTimeout(long nowNanos, int flight, boolean again) {
    if (!again) {
      remember();
      decrease(flight);
    }
    cwnd = mss; // §4.8
  }

  private void decrease(int flight) {
    double segments = (double) cwnd / mss;
    priorWMax = wMax;
    // §4.7: fast convergence, for others that came since
    wMax = segments < wMax ? segments * (1 + BETA) / 2 : segments;
    int base = Math.min(cwnd, Math.max(flight, 2 * mss)); // §4.6: never from a window unused
    ssthresh = Math.max((int) (base * BETA), 2 * mss);
    epochNanos = -1;
  }

  @Override
  public void undo() {
    super.undo();
    wMax = Math.max(wMax, priorWMax);
    epochNanos = -1;
  }

  @Override
  public void onIdle() {
    super.onIdle();
    epochNanos = -1; // time without data is no growth, §4.2
  }
}
