package util;

import java.nio.charset.StandardCharsets;
import java.util.*;

/** HexFormat and Base64 with their errors. */
public class HexAndBase64 {
  public static void main(String[] args) {
    byte[] bytes = {0, 1, -1, 127, -128, 90};
    System.out.println(HexFormat.of().formatHex(bytes));
    System.out.println(HexFormat.ofDelimiter(", ").withPrefix("0x").withUpperCase().formatHex(bytes));
    System.out.println(Arrays.toString(HexFormat.of().parseHex("00ff7F")));
    System.out.println(HexFormat.of().toHexDigits((short) -2) + " " + HexFormat.fromHexDigits("ffff")
        + " " + HexFormat.isHexDigit('g'));
    for (String wrong : new String[] {"0", "0g", "zz"}) {
      try {
        HexFormat.of().parseHex(wrong);
      } catch (IllegalArgumentException e) {
        System.out.println(e.getMessage());
      }
    }
    for (int i = 0; i < 6; i++) {
      byte[] some = Arrays.copyOf(bytes, i);
      String text = Base64.getEncoder().encodeToString(some);
      System.out.println(text + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(some)
          + " " + Arrays.equals(some, Base64.getDecoder().decode(text)));
    }
    System.out.println(Base64.getMimeEncoder(20, new byte[] {'\n'})
        .encodeToString("a text that is longer than a line of mail".getBytes(StandardCharsets.UTF_8)));
    for (String wrong : new String[] {"a", "ab=", "a*bc", "abc=d"}) {
      try {
        System.out.println(Base64.getDecoder().decode(wrong).length);
      } catch (IllegalArgumentException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
