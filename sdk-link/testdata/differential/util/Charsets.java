package util;

import java.nio.*;
import java.nio.charset.*;
import java.util.*;

/** The charsets that every image has, with what they cannot map. */
public class Charsets {
  public static void main(String[] args) throws Exception {
    String text = "a\u00e9\u20ac\ud83d\ude00\ud800z";
    Charset[] all = {
      StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8,
      StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE
    };
    for (Charset charset : all) {
      byte[] bytes = text.getBytes(charset);
      System.out.println(charset + " " + Arrays.toString(bytes));
      System.out.println(escape(new String(bytes, charset)));
    }
    byte[] broken = {65, (byte) 0xc3, 65, (byte) 0xe2, (byte) 0x82, (byte) 0xf0, (byte) 0x9f, 66, (byte) 0xff};
    for (Charset charset : all) {
      System.out.println(charset + " " + escape(new String(broken, charset)));
      try {
        CharBuffer decoded = charset.newDecoder().decode(ByteBuffer.wrap(broken));
        System.out.println(decoded.length());
      } catch (CharacterCodingException e) {
        System.out.println(e);
      }
      CharsetEncoder encoder = charset.newEncoder();
      System.out.println(encoder.canEncode('\u20ac') + " " + encoder.maxBytesPerChar() + " "
          + encoder.averageBytesPerChar() + " " + Arrays.toString(encoder.replacement()));
      try {
        encoder.encode(CharBuffer.wrap(text));
        System.out.println("encoded");
      } catch (CharacterCodingException e) {
        System.out.println(e);
      }
    }
    for (String name : new String[] {"utf-8", "latin1", "ASCII", "UTF-16LE", "no-such"}) {
      try {
        System.out.println(Charset.forName(name) + " " + Charset.isSupported(name));
      } catch (UnsupportedCharsetException e) {
        System.out.println(e);
      }
    }
    System.out.println(Charset.defaultCharset());
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(c < 127 ? "" + (char) c : "\\u" + Integer.toHexString(c)));
    return out.toString();
  }
}
