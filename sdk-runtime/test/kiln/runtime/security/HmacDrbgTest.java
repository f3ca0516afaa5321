package kiln.runtime.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The generator against a vector of NIST's CAVP (drbgvectors_no_reseed, HMAC_DRBG, SHA-256). */
class HmacDrbgTest {
  private static final String ENTROPY =
      "ca851911349384bffe89de1cbdc46e6831e44d34a4fb935ee285dd14b71a7488";
  private static final String NONCE = "659ba96c601dc69fc902940805ec0ca8";
  private static final String RETURNED =
      "e528e9abf2dece54d47c7e75e5fe302149f817ea9fb4bee6f4199697d04d5b89"
          + "d54fbb978a15b5c443c9ec21036d2460b6f73ebad0dc2aba6e624abf07745bc1"
          + "07694bb7547bb0995f70de25d6b29e2d3011bb19d27676c07162c8b5ccde0668"
          + "961df86803482cb37ed6d5c0bb8d50cf1f50d476aa0458bdaba806f48be9dcb8";

  @Test
  void givesWhatTheStandardGives() throws Exception {
    byte[] seed = HexFormat.of().parseHex(ENTROPY + NONCE);
    HmacDrbg drbg = new HmacDrbg(MessageDigest.getInstance("SHA-256"), seed);
    byte[] bytes = new byte[RETURNED.length() / 2];
    drbg.generate(bytes, 0, bytes.length); // the vector's first call is not shown
    drbg.generate(bytes, 0, bytes.length);
    assertEquals(RETURNED, HexFormat.of().formatHex(bytes));
  }
}
