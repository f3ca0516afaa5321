package kiln.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Date;
import kiln.clock.Clock;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;

class CertificateDatesTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-31T23:59:59Z");

  @Test
  void bothEndsBelongToThePeriod() {
    assertNull(problem(FROM));
    assertNull(problem(TO));
    assertNull(problem(TO.plusMillis(999)));
  }

  @Test
  void beforeAndAfterAreToldWithBothMoments() {
    assertEquals(
        "the certificate is valid from 2026-01-01T00:00:00Z, and it is 2025-12-31T23:59:59Z",
        problem(FROM.minusNanos(1)));
    assertEquals(
        "the certificate was valid until 2026-03-31T23:59:59Z, and it is 2026-04-01T00:00:00Z",
        problem(TO.plusSeconds(1)));
  }

  private static String problem(Instant now) {
    Clock clock = mock(Clock.class);
    when(clock.wallNanos()).thenReturn(now.getEpochSecond() * 1_000_000_000 + now.getNano());
    Certificate certificate = mock(Certificate.class);
    when(certificate.getStartDate()).thenReturn(new Time(Date.from(FROM)));
    when(certificate.getEndDate()).thenReturn(new Time(Date.from(TO)));
    return new CertificateDates(clock).problem(certificate);
  }
}
