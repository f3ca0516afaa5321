package io;

import java.nio.*;
import java.nio.charset.*;
import java.util.Arrays;

/** Encoders and decoders: round trips, malformed input, replacement, names. */
public class Charsets {
  public static void main(String[] args) throws Exception {
    Charset[] all = {
      StandardCharsets.UTF_8,
      StandardCharsets.UTF_16,
      StandardCharsets.UTF_16BE,
      StandardCharsets.UTF_16LE,
      StandardCharsets.ISO_8859_1,
      StandardCharsets.US_ASCII
    };
    String[] texts = {
      "ascii", "\u00e9\u00ff", "\u20ac", "\ud83d\ude00", "lone \ud83d end", "\ude00", "\0"
    };
    for (Charset c : all) {
      System.out.println(
          c
              + " "
              + c.name()
              + c.canEncode()
              + c.newEncoder().maxBytesPerChar()
              + c.newEncoder().canEncode('\u20ac'));
      for (String s : texts) {
        byte[] b = s.getBytes(c);
        System.out.println(
            Arrays.toString(b)
                + " "
                + new String(b, c).equals(s)
                + " "
                + c.decode(c.encode(s)).length());
      }
    }
    byte[][] bad = {
      {(byte) 0x80},
      {(byte) 0xc3},
      {(byte) 0xc0, (byte) 0x80},
      {(byte) 0xe2, (byte) 0x82},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0xf0, (byte) 0x9f, (byte) 0x98, 'x'},
      {(byte) 0xf5, 'a'},
      {'a', (byte) 0xff, 'b'}
    };
    for (byte[] b : bad) {
      String s = new String(b, StandardCharsets.UTF_8);
      StringBuilder hex = new StringBuilder();
      s.chars().forEach(ch -> hex.append(Integer.toHexString(ch)).append(' '));
      System.out.print(hex + "| ");
      try {
        System.out.println(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(b)));
      } catch (CharacterCodingException e) {
        System.out.println(e);
      }
    }
    CharsetEncoder e =
        StandardCharsets.US_ASCII
            .newEncoder()
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(new byte[] {'!'});
    System.out.println(new String(e.encode(CharBuffer.wrap("a\u20acb")).array(), 0, 3));
    CharsetDecoder d = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(2);
    System.out.println(d.decode(ByteBuffer.wrap("abc".getBytes()), out, true) + " " + out.flip());
    try {
      StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap("\u20ac"));
    } catch (CharacterCodingException x) {
      System.out.println(x);
    }
    System.out.println(
        Charset.forName("utf-8")
            + " "
            + Charset.isSupported("ISO-8859-1")
            + Charset.defaultCharset()
            + "x".getBytes("US-ASCII").length);
    try {
      Charset.forName("no-such-charset");
    } catch (UnsupportedCharsetException x) {
      System.out.println(x.getMessage());
    }
  }
}
