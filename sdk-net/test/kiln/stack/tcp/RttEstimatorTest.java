package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RttEstimatorTest {
  private static final long MS = 1_000_000L;

  @Test
  void theFirstSampleSetsBothEstimates() {
    RttEstimator r = new RttEstimator();
    assertEquals(1000 * MS, r.rto());
    r.sample(0, 400 * MS);
    assertEquals(400 * MS, r.srtt());
    assertEquals(200 * MS, r.rttvar());
    assertEquals(1200 * MS, r.rto());
  }

  @Test
  void laterSamplesMoveThemByAnEighthAndAQuarter() {
    RttEstimator r = new RttEstimator();
    r.sample(0, 400 * MS);
    r.sample(0, 800 * MS);
    assertEquals(450 * MS, r.srtt());
    assertEquals(250 * MS, r.rttvar());
    assertEquals(1450 * MS, r.rto());
  }

  @Test
  void aSteadyPathEndsAtTheLeastTimeout() {
    RttEstimator r = new RttEstimator();
    for (int i = 0; i < 100; i++) {
      r.sample(i * MS, 10 * MS);
    }
    assertEquals(RttEstimator.MIN_RTO, r.rto());
  }

  @Test
  void theTimeoutDoublesUpToAMinuteAndComesBack() {
    RttEstimator r = new RttEstimator();
    long last = r.rto();
    for (int i = 0; i < 20; i++) {
      r.backOff();
      assertEquals(Math.min(2 * last, RttEstimator.MAX_RTO), r.rto());
      last = r.rto();
    }
    r.resetBackoff();
    assertEquals(1000 * MS, r.rto());
  }

  @Test
  void aLostSynMakesTheFirstTimeoutThreeSeconds() {
    RttEstimator r = new RttEstimator();
    r.backOff();
    r.afterLostSyn();
    assertEquals(3000 * MS, r.rto());
  }

  @Test
  void theMinimumIsForgottenWithThePath() {
    RttEstimator r = new RttEstimator();
    r.sample(0, 5 * MS);
    r.sample(10_000 * MS, 50 * MS);
    assertEquals(5 * MS, r.minRtt());
    r.sample(400_000 * MS, 50 * MS);
    assertTrue(r.minRtt() >= 50 * MS);
  }
}
