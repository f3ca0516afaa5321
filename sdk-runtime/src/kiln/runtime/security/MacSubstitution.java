package kiln.runtime.security;

import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** HMAC of the usual digests, without the provider that has it. */
@Substitutes("javax.crypto.Mac")
final class MacSubstitution {
  @Original
  MacSubstitution(MacSpi spi, Provider provider, String algorithm) {}

  public static Mac getInstance(String algorithm) throws NoSuchAlgorithmException {
    Objects.requireNonNull(algorithm, "null algorithm name");
    return switch (algorithm.toUpperCase(Locale.ROOT)) {
      case "HMACMD5" -> make(new Hmac(Digests.md5("MD5"), 64), algorithm);
      case "HMACSHA1" -> sha1(algorithm);
      case "HMACSHA224" -> make(new Hmac(Digests.sha224("SHA-224"), 64), algorithm);
      case "HMACSHA256" -> sha256(algorithm);
      case "HMACSHA384" -> sha384(algorithm);
      case "HMACSHA512" -> sha512(algorithm);
      default -> throw new NoSuchAlgorithmException("Algorithm " + algorithm + " not available");
    };
  }

  public static Mac getInstance(String algorithm, String provider)
      throws NoSuchAlgorithmException, NoSuchProviderException {
    if (provider == null || provider.isEmpty()) {
      throw new IllegalArgumentException("missing provider");
    } else if (!provider.equals("SunJCE")) {
      throw new NoSuchProviderException("no such provider: " + provider);
    }
    return getInstance(algorithm);
  }

  @Adds
  static Mac sha1(String algorithm) {
    return make(new Hmac(Digests.sha1("SHA-1"), 64), algorithm);
  }

  @Adds
  static Mac sha256(String algorithm) {
    return make(new Hmac(Digests.sha256("SHA-256"), 64), algorithm);
  }

  @Adds
  static Mac sha384(String algorithm) {
    return make(new Hmac(Digests.sha384("SHA-384"), 128), algorithm);
  }

  @Adds
  static Mac sha512(String algorithm) {
    return make(new Hmac(Digests.sha512("SHA-512"), 128), algorithm);
  }

  @Adds
  private static Mac make(MacSpi spi, String algorithm) {
    return (Mac) (Object) new MacSubstitution(spi, null, algorithm);
  }
}
