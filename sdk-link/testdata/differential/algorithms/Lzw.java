package algorithms;

import java.io.ByteArrayOutputStream;
import java.util.*;

/** LZW compression over bytes and back. */
public class Lzw {
  static List<Integer> compress(String text) {
    Map<String, Integer> codes = new HashMap<>();
    for (int i = 0; i < 256; i++) {
      codes.put("" + (char) i, i);
    }
    List<Integer> out = new ArrayList<>();
    String w = "";
    for (char c : text.toCharArray()) {
      String wc = w + c;
      if (codes.containsKey(wc)) {
        w = wc;
      } else {
        out.add(codes.get(w));
        codes.put(wc, codes.size());
        w = "" + c;
      }
    }
    out.add(codes.get(w));
    return out;
  }

  static String expand(List<Integer> codes) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      words.add("" + (char) i);
    }
    String w = words.get(codes.get(0));
    StringBuilder out = new StringBuilder(w);
    for (int code : codes.subList(1, codes.size())) {
      String entry = code < words.size() ? words.get(code) : w + w.charAt(0);
      out.append(entry);
      words.add(w + entry.charAt(0));
      w = entry;
    }
    return out.toString();
  }

  public static void main(String[] args) {
    String text = "TOBEORNOTTOBEORTOBEORNOT".repeat(8) + "aaaaaaaaaaaaaaaaaaaaaaaaa";
    List<Integer> codes = compress(text);
    System.out.println(codes + " " + codes.size() + " " + expand(codes).equals(text));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (int c : codes) {
      buffer = buffer << 12 | c;
      for (bits += 12; bits >= 8; bits -= 8) {
        bytes.write(buffer >>> bits - 8);
      }
    }
    System.out.println(bytes.size() + " " + Arrays.hashCode(bytes.toByteArray()));
  }
}
