package text;

import java.nio.charset.StandardCharsets;

/** Strings of every length up to some vectors: equality, order, search, hash codes, decoding. */
public class LatinLengths {
  public static void main(String[] args) {
    long sum = 0;
    for (int length = 0; length < 70; length++) {
      String text = text(length);
      sum = sum * 31 + text.hashCode();
      sum = sum * 31 + text(length).compareTo(text(length + 3));
      for (int at = 0; at < length; at++) {
        String other = text.substring(0, at) + 'é' + text.substring(at + 1);
        sum = sum * 31 + text.compareTo(other) + (text.equals(other) ? 7 : 3);
        sum = sum * 31 + other.compareTo(text) + other.indexOf('é') + other.indexOf('é', at + 1);
        sum = sum * 31 + other.lastIndexOf('é') + other.indexOf(0x20e9) + text.indexOf(text.charAt(at));
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        octets[at] = (byte) 0xe9;
        sum = sum * 31 + new String(octets, StandardCharsets.ISO_8859_1).hashCode();
        sum = sum * 31 + new String(octets, StandardCharsets.UTF_8).hashCode();
        sum = sum * 31 + new String(octets, at, length - at, StandardCharsets.US_ASCII).hashCode();
      }
      if (!text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))) {
        System.out.println("length " + length);
      }
    }
    System.out.println(sum);
    String high = "\u00ff".repeat(40);
    System.out.println(high.compareTo("a".repeat(40)) + " " + high.hashCode() + " " + high.indexOf(0xff, 39));
    System.out.println(high.indexOf(-1) + " " + high.indexOf(0x1ff) + " " + high.indexOf(0xff, -3));
  }

  private static String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + i * 7 % 26));
    }
    return text.toString();
  }
}
