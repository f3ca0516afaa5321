package kiln.runtime.security;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import kiln.runtime.substitute.StandsFor;

/** The class library's message digests, each linked only where its name is asked for. */
final class Digests {
  private Digests() {}

  /** A digest around an implementation that can be copied, as all of these can. */
  @StandsFor("java.security.MessageDigest$Delegate$CloneableDelegate")
  static final class Delegate {
    Delegate(MessageDigestSpi spi, String algorithm, Provider provider) {}
  }

  @StandsFor("sun.security.provider.MD2")
  static final class Md2 extends Spi {}

  @StandsFor("sun.security.provider.MD5")
  static final class Md5 extends Spi {}

  @StandsFor("sun.security.provider.SHA")
  static final class Sha extends Spi {}

  @StandsFor("sun.security.provider.SHA2$SHA224")
  static final class Sha224 extends Spi {}

  @StandsFor("sun.security.provider.SHA2$SHA256")
  static final class Sha256 extends Spi {}

  @StandsFor("sun.security.provider.SHA5$SHA384")
  static final class Sha384 extends Spi {}

  @StandsFor("sun.security.provider.SHA5$SHA512")
  static final class Sha512 extends Spi {}

  @StandsFor("sun.security.provider.SHA5$SHA512_224")
  static final class Sha512Of224 extends Spi {}

  @StandsFor("sun.security.provider.SHA5$SHA512_256")
  static final class Sha512Of256 extends Spi {}

  @StandsFor("sun.security.provider.SHA3$SHA224")
  static final class Sha3Of224 extends Spi {}

  @StandsFor("sun.security.provider.SHA3$SHA256")
  static final class Sha3Of256 extends Spi {}

  @StandsFor("sun.security.provider.SHA3$SHA384")
  static final class Sha3Of384 extends Spi {}

  @StandsFor("sun.security.provider.SHA3$SHA512")
  static final class Sha3Of512 extends Spi {}

  /** What they have in common. */
  @StandsFor("java.security.MessageDigestSpi")
  abstract static class Spi {}

  /** A digest by one of its names, as {@code Security} lists them; null if there is none. */
  static MessageDigest named(String name) {
    return switch (name.toUpperCase(java.util.Locale.ROOT)) {
      case "MD2", "1.2.840.113549.2.2", "OID.1.2.840.113549.2.2" -> make(new Md2(), name);
      case "MD5" -> md5(name);
      case "SHA", "SHA1", "SHA-1", "1.3.14.3.2.26", "OID.1.3.14.3.2.26" -> sha1(name);
      case "SHA-224", "SHA224", "2.16.840.1.101.3.4.2.4", "OID.2.16.840.1.101.3.4.2.4" ->
          sha224(name);
      case "SHA-256", "SHA256", "2.16.840.1.101.3.4.2.1", "OID.2.16.840.1.101.3.4.2.1" ->
          sha256(name);
      case "SHA-384", "SHA384", "2.16.840.1.101.3.4.2.2", "OID.2.16.840.1.101.3.4.2.2" ->
          sha384(name);
      case "SHA-512", "SHA512", "2.16.840.1.101.3.4.2.3", "OID.2.16.840.1.101.3.4.2.3" ->
          sha512(name);
      case "SHA-512/224", "SHA512/224", "2.16.840.1.101.3.4.2.5", "OID.2.16.840.1.101.3.4.2.5" ->
          make(new Sha512Of224(), name);
      case "SHA-512/256", "SHA512/256", "2.16.840.1.101.3.4.2.6", "OID.2.16.840.1.101.3.4.2.6" ->
          make(new Sha512Of256(), name);
      case "SHA3-224", "2.16.840.1.101.3.4.2.7", "OID.2.16.840.1.101.3.4.2.7" ->
          make(new Sha3Of224(), name);
      case "SHA3-256", "2.16.840.1.101.3.4.2.8", "OID.2.16.840.1.101.3.4.2.8" ->
          make(new Sha3Of256(), name);
      case "SHA3-384", "2.16.840.1.101.3.4.2.9", "OID.2.16.840.1.101.3.4.2.9" ->
          make(new Sha3Of384(), name);
      case "SHA3-512", "2.16.840.1.101.3.4.2.10", "OID.2.16.840.1.101.3.4.2.10" ->
          make(new Sha3Of512(), name);
      default -> null;
    };
  }

  static MessageDigest md5(String name) {
    return make(new Md5(), name);
  }

  static MessageDigest sha1(String name) {
    return make(new Sha(), name);
  }

  static MessageDigest sha224(String name) {
    return make(new Sha224(), name);
  }

  static MessageDigest sha256(String name) {
    return make(new Sha256(), name);
  }

  static MessageDigest sha384(String name) {
    return make(new Sha384(), name);
  }

  static MessageDigest sha512(String name) {
    return make(new Sha512(), name);
  }

  private static MessageDigest make(Spi spi, String name) {
    return (MessageDigest) (Object) new Delegate((MessageDigestSpi) (Object) spi, name, null);
  }
}
