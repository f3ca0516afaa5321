package kiln.runtime.security;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.Objects;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** Every SecureRandom draws from {@link PlatformRandom}, whatever algorithm it is asked for. */
@Substitutes("java.security.SecureRandom")
final class SecureRandomSubstitution {
  @Original private SecureRandomSpi secureRandomSpi;
  @Original private String algorithm;

  private SecureRandomSubstitution() {}

  private boolean getThreadSafe() {
    return true;
  }

  private void getDefaultPRNG(boolean setSeed, byte[] seed) {
    secureRandomSpi = new PlatformRandom();
    algorithm = "NativePRNG";
    if (setSeed) {
      setSeed(seed);
    }
  }

  @Original
  public void setSeed(byte[] seed) {}

  public static SecureRandom getInstance(String algorithm) throws NoSuchAlgorithmException {
    Objects.requireNonNull(algorithm, "null algorithm name");
    switch (algorithm) {
      case "NativePRNG", "NativePRNGBlocking", "NativePRNGNonBlocking", "DRBG" -> {
        return named(algorithm);
      }
      default -> // SHA1PRNG too: seeded by hand it would repeat itself
          throw new NoSuchAlgorithmException(algorithm + " SecureRandom not available");
    }
  }

  public static SecureRandom getInstanceStrong() throws NoSuchAlgorithmException {
    return named("NativePRNGBlocking");
  }

  @Adds
  private static SecureRandom named(String algorithm) {
    SecureRandom random = new SecureRandom();
    ((SecureRandomSubstitution) (Object) random).algorithm = algorithm;
    return random;
  }

  public static byte[] getSeed(int count) {
    return Entropy.bytes(count);
  }
}
