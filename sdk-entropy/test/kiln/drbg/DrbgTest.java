package kiln.drbg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import kiln.entropy.EntropySource;
import kiln.entropy.NoEntropyException;
import org.junit.jupiter.api.Test;

class DrbgTest {
  private static final byte[] PERSONALIZATION =
      "kiln.drbg.Drbg".getBytes(StandardCharsets.US_ASCII);

  /**
   * NIST's CAVS vectors, HMAC_DRBG.rsp: SHA-256, no prediction resistance, no reseed, the first one
   * of the first block. It checks the judge of the other tests.
   */
  @Test
  void theReferenceAgreesWithNist() {
    HmacDrbgReference reference =
        new HmacDrbgReference(
            hex("ca851911349384bffe89de1cbdc46e6831e44d34a4fb935ee285dd14b71a7488"),
            hex("659ba96c601dc69fc902940805ec0ca8"),
            new byte[0]);
    reference.generate(128);
    assertArrayEquals(
        hex(
            "e528e9abf2dece54d47c7e75e5fe302149f817ea9fb4bee6f4199697d04d5b89"
                + "d54fbb978a15b5c443c9ec21036d2460b6f73ebad0dc2aba6e624abf07745bc1"
                + "07694bb7547bb0995f70de25d6b29e2d3011bb19d27676c07162c8b5ccde0668"
                + "961df86803482cb37ed6d5c0bb8d50cf1f50d476aa0458bdaba806f48be9dcb8"),
        reference.generate(128));
  }

  @Test
  void bytesAreThoseOfTheStandardOverTheSourcesBytes() {
    // The order in which the source is drawn from: nonce, then entropy input.
    byte[] drawn = Bytes.afterStartUp(11, 16 + 32);
    HmacDrbgReference reference =
        new HmacDrbgReference(
            Arrays.copyOfRange(drawn, 16, 48), Arrays.copyOf(drawn, 16), PERSONALIZATION);
    Drbg drbg = drbg(new Bytes.Seeded(11, 8), 1000);
    for (int length : new int[] {1, 32, 33, 4096}) {
      assertArrayEquals(reference.generate(length), fill(drbg, length), length + " bytes");
    }
  }

  @Test
  void reseedsAfterTheSetNumberOfRequests() {
    byte[] drawn = Bytes.afterStartUp(12, 16 + 32 + 32);
    HmacDrbgReference reference =
        new HmacDrbgReference(
            Arrays.copyOfRange(drawn, 16, 48), Arrays.copyOf(drawn, 16), PERSONALIZATION);
    Drbg drbg = drbg(new Bytes.Seeded(12, 8), 2);
    assertArrayEquals(reference.generate(8), fill(drbg, 8));
    assertArrayEquals(reference.generate(8), fill(drbg, 8));
    reference.reseed(Arrays.copyOfRange(drawn, 48, 80));
    assertArrayEquals(reference.generate(8), fill(drbg, 8));
  }

  @Test
  void manyBytesAreSeveralRequests() {
    byte[] drawn = Bytes.afterStartUp(13, 16 + 32);
    HmacDrbgReference reference =
        new HmacDrbgReference(
            Arrays.copyOfRange(drawn, 16, 48), Arrays.copyOf(drawn, 16), PERSONALIZATION);
    byte[] all = fill(drbg(new Bytes.Seeded(13, 8), 1000), HmacDrbg.MOST_BYTES + 5);
    assertArrayEquals(
        reference.generate(HmacDrbg.MOST_BYTES), Arrays.copyOf(all, HmacDrbg.MOST_BYTES));
    assertArrayEquals(
        reference.generate(5), Arrays.copyOfRange(all, HmacDrbg.MOST_BYTES, all.length));
  }

  @Test
  void aSourceOfLessEntropyGivesMoreBytes() {
    Bytes.Seeded source = new Bytes.Seeded(14, 3);
    fill(drbg(source, 1000), 1);
    assertEquals(HealthTests.START_UP_SAMPLES + (128 + 2) / 3 + (256 + 2) / 3, source.drawn());
  }

  @Test
  void nothingIsDrawnBeforeSomebodyAsks() {
    Bytes.Seeded source = new Bytes.Seeded(15, 8);
    drbg(source, 1000);
    assertEquals(0, source.drawn());
  }

  @Test
  void withoutEntropyNothingIsGivenNowOrLater() {
    EntropySource stuck = mock(EntropySource.class);
    when(stuck.bitsPerByte()).thenReturn(8);
    Drbg drbg = drbg(stuck, 1000);
    assertThrows(NoEntropyException.class, () -> fill(drbg, 8));
    assertThrows(NoEntropyException.class, drbg::nextLong);
  }

  @Test
  void onlyTheRangeAskedForIsWritten() {
    byte[] dst = new byte[64];
    drbg(new Bytes.Seeded(16, 8), 1000).fill(dst, 16, 32);
    byte[] outside = dst.clone();
    Arrays.fill(outside, 16, 48, (byte) 0);
    assertArrayEquals(new byte[64], outside);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> drbg(new Bytes.Seeded(16, 8), 1000).fill(dst, 60, 5));
  }

  @Test
  void everyBitOfALongIsUsed() {
    Drbg drbg = drbg(new Bytes.Seeded(17, 8), 1000);
    long ones = 0;
    long zeros = 0;
    for (int i = 0; i < 100; i++) {
      long value = drbg.nextLong();
      ones |= value;
      zeros |= ~value;
    }
    assertEquals(-1, ones);
    assertEquals(-1, zeros);
  }

  @Test
  void anIntervalBelowOneIsRefusedWithItsKey() {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> drbg(new Bytes.Seeded(18, 8), 0))
            .getMessage();
    assertTrue(message.contains("reseed-interval"), message);
  }

  private static Drbg drbg(EntropySource source, int interval) {
    Drbg.Config config = mock(Drbg.Config.class);
    when(config.reseed_interval()).thenReturn(interval);
    return new Drbg(source, config);
  }

  private static byte[] fill(Drbg drbg, int length) {
    byte[] bytes = new byte[length];
    drbg.fill(bytes, 0, length);
    return bytes;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
