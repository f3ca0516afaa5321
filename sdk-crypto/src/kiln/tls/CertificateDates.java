package kiln.tls;

import java.util.Date;
import kiln.clock.Clock;
import org.bouncycastle.asn1.x509.Certificate;

/** Whether a certificate's dates hold now (RFC 5280 §4.1.2.5 and §6.1.3, step (a)(2)). */
final class CertificateDates {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Clock clock;

  CertificateDates(Clock clock) {
    this.clock = clock;
  }

  /**
   * What is wrong with the dates, as a sentence with both moments; null if they hold. Both ends are
   * part of the period.
   */
  String problem(Certificate certificate) {
    Date from = certificate.getStartDate().getDate();
    Date to = certificate.getEndDate().getDate();
    // Dates of certificates have whole seconds: the second that `to` names belongs to the period.
    long nowMillis = Math.floorDiv(clock.wallNanos(), NANOS_PER_MILLI) / 1000 * 1000;
    if (nowMillis < from.getTime()) {
      return "the certificate is valid from " + from.toInstant() + ", and it is "
          + new Date(nowMillis).toInstant();
    }
    if (nowMillis > to.getTime()) {
      return "the certificate was valid until " + to.toInstant() + ", and it is "
          + new Date(nowMillis).toInstant();
    }
    return null;
  }
}
