package kiln.runtime.io;

import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** Strings to UTF-8 without the machinery of charsets. */
final class Utf8 {
  private Utf8() {}

  /** The octets; those of a plain ASCII string may be its own, so they are only to be read. */
  static byte[] encode(String text) {
    StringSubstitution string = (StringSubstitution) (Object) text;
    return StringSubstitution.encodeUTF8(string.coder, string.value, true);
  }

  @Substitutes("java.lang.String")
  static final class StringSubstitution {
    @Original byte[] value;
    @Original byte coder;

    private StringSubstitution() {}

    @Original
    static byte[] encodeUTF8(byte coder, byte[] value, boolean replace) {
      return value;
    }
  }
}
