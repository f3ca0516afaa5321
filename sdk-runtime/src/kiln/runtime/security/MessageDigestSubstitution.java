package kiln.runtime.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.Objects;
import kiln.runtime.substitute.Substitutes;

/** The digests of the provider SUN, which is not there itself. */
@Substitutes("java.security.MessageDigest")
final class MessageDigestSubstitution {
  private static final String PROVIDER = "SUN";

  private MessageDigestSubstitution() {}

  public static MessageDigest getInstance(String algorithm) throws NoSuchAlgorithmException {
    Objects.requireNonNull(algorithm, "null algorithm name");
    MessageDigest digest = Digests.named(algorithm);
    if (digest == null) {
      throw new NoSuchAlgorithmException(algorithm + " MessageDigest not available");
    }
    return digest;
  }

  public static MessageDigest getInstance(String algorithm, String provider)
      throws NoSuchAlgorithmException, NoSuchProviderException {
    Objects.requireNonNull(algorithm, "null algorithm name");
    if (provider == null || provider.isEmpty()) {
      throw new IllegalArgumentException("missing provider");
    }
    if (!provider.equals(PROVIDER)) {
      throw new NoSuchProviderException("no such provider: " + provider);
    }
    MessageDigest digest = Digests.named(algorithm);
    if (digest == null) {
      throw new NoSuchAlgorithmException(
          "no such algorithm: " + algorithm + " for provider " + provider);
    }
    return digest;
  }

  private String getProviderName() {
    return PROVIDER;
  }
}
