package kiln.runtime.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Substitutes;

/**
 * How a decoder decodes all octets of a new string is a method of the decoder. A string decodes
 * UTF-8, ISO 8859-1 and ASCII by itself, so an image with no other charset holds no decoding loops
 * and no buffers for them.
 */
@Substitutes("java.nio.charset.CharsetDecoder")
abstract class CharsetDecoderSubstitution {
  /** Fills {@code dst} from its start; returns how many characters there are. */
  @Adds
  public int decodeAll(char[] dst, byte[] src, int offset, int length)
      throws CharacterCodingException {
    CharsetDecoder decoder = (CharsetDecoder) (Object) this;
    CharBuffer characters = CharBuffer.wrap(dst, 0, dst.length);
    check(decoder.decode(ByteBuffer.wrap(src, offset, length), characters, true));
    check(decoder.flush(characters));
    return characters.position();
  }

  @Adds
  private static void check(CoderResult result) throws CharacterCodingException {
    if (!result.isUnderflow()) {
      result.throwException();
    }
  }

  /** java.lang.String's own way. */
  @Substitutes("java.lang.String")
  static final class StringDecoding {
    private StringDecoding() {}

    private static int decodeWithDecoder(
        CharsetDecoder decoder, char[] dst, byte[] src, int offset, int length)
        throws CharacterCodingException {
      return ((CharsetDecoderSubstitution) (Object) decoder).decodeAll(dst, src, offset, length);
    }
  }

  @Substitutes("sun.nio.cs.UTF_8$Decoder")
  static final class Utf8Decoder extends CharsetDecoderSubstitution {
    private Utf8Decoder() {}

    @Adds
    @Override
    public int decodeAll(char[] dst, byte[] src, int offset, int length) {
      throw new AssertionError("a string decodes UTF-8 by itself");
    }
  }

  @Substitutes("sun.nio.cs.ISO_8859_1$Decoder")
  static final class Latin1Decoder extends CharsetDecoderSubstitution {
    private Latin1Decoder() {}

    @Adds
    @Override
    public int decodeAll(char[] dst, byte[] src, int offset, int length) {
      throw new AssertionError("a string decodes ISO 8859-1 by itself");
    }
  }

  @Substitutes("sun.nio.cs.US_ASCII$Decoder")
  static final class AsciiDecoder extends CharsetDecoderSubstitution {
    private AsciiDecoder() {}

    @Adds
    @Override
    public int decodeAll(char[] dst, byte[] src, int offset, int length) {
      throw new AssertionError("a string decodes ASCII by itself");
    }
  }
}
