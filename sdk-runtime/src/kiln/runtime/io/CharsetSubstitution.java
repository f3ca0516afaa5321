package kiln.runtime.io;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/**
 * How a charset encodes a whole string is a method of the charset, so that an image holds encoders
 * only for the charsets that it has.
 */
@Substitutes("java.nio.charset.Charset")
class CharsetSubstitution {
  /** The octets of a string's value; what has no encoding becomes the charset's replacement. */
  @Adds
  public byte[] encodeAll(byte coder, byte[] value) {
    return StringEncoding.encodeWithEncoder((Charset) (Object) this, coder, value, true);
  }

  public static Charset defaultCharset() {
    return StandardCharsets.UTF_8; // without a look-up by name, which would bring all of them
  }

  private static Charset lookupViaProviders(String name) {
    return null; // providers are found by ServiceLoader
  }

  private static Charset lookupExtendedCharset(String name) {
    return null; // charsets of other modules
  }

  /** java.lang.String's own ways. */
  @Substitutes("java.lang.String")
  static final class StringEncoding {
    private StringEncoding() {}

    private static byte[] encode(Charset charset, byte coder, byte[] value) {
      return ((CharsetSubstitution) (Object) charset).encodeAll(coder, value);
    }

    @Original
    static byte[] encodeWithEncoder(Charset charset, byte coder, byte[] value, boolean replace) {
      return value;
    }

    @Original
    static byte[] encode8859_1(byte coder, byte[] value) {
      return value;
    }

    @Original
    static byte[] encodeASCII(byte coder, byte[] value) {
      return value;
    }
  }

  @StandsFor("sun.nio.cs.Unicode")
  static class Unicode extends CharsetSubstitution {}

  @Substitutes("sun.nio.cs.UTF_8")
  static final class Utf8Charset extends Unicode {
    private Utf8Charset() {}

    @Adds
    @Override
    public byte[] encodeAll(byte coder, byte[] value) {
      return Utf8.encode(coder, value);
    }
  }

  @Substitutes("sun.nio.cs.ISO_8859_1")
  static final class Latin1Charset extends CharsetSubstitution {
    private Latin1Charset() {}

    @Adds
    @Override
    public byte[] encodeAll(byte coder, byte[] value) {
      return StringEncoding.encode8859_1(coder, value);
    }
  }

  @Substitutes("sun.nio.cs.US_ASCII")
  static final class AsciiCharset extends CharsetSubstitution {
    private AsciiCharset() {}

    @Adds
    @Override
    public byte[] encodeAll(byte coder, byte[] value) {
      return StringEncoding.encodeASCII(coder, value);
    }
  }
}
