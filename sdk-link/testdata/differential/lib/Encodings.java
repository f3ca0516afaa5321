package lib;

import java.util.*;

/** Base64, HexFormat and UUID. */
public class Encodings {
  public static void main(String[] args) {
    byte[] data = new byte[50];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 37);
    }
    for (int n = 0; n < 5; n++) {
      byte[] part = Arrays.copyOf(data, n);
      System.out.println(
          Base64.getEncoder().encodeToString(part)
              + " "
              + Base64.getUrlEncoder().withoutPadding().encodeToString(part));
    }
    String mime = Base64.getMimeEncoder(20, "\n".getBytes()).encodeToString(data);
    System.out.println(mime + " " + Arrays.equals(data, Base64.getMimeDecoder().decode(mime)));
    for (String bad : new String[] {"a", "ab=c", "a===", "\u20ac", "YQ=", "YQ==YQ=="}) {
      try {
        System.out.println(Arrays.toString(Base64.getDecoder().decode(bad)));
      } catch (IllegalArgumentException e) {
        System.out.println(e.getMessage());
      }
    }
    HexFormat h = HexFormat.ofDelimiter(":").withUpperCase();
    System.out.println(
        h.formatHex(data, 0, 6)
            + " "
            + Arrays.toString(HexFormat.of().parseHex("00ff7f"))
            + HexFormat.of().toHexDigits(1234567890L)
            + HexFormat.fromHexDigits("beef")
            + HexFormat.isHexDigit('g')
            + h);
    UUID u = UUID.nameUUIDFromBytes("kiln".getBytes());
    System.out.println(
        u
            + " "
            + u.version()
            + u.variant()
            + u.equals(UUID.fromString(u.toString()))
            + u.hashCode()
            + " "
            + u.compareTo(new UUID(1, 2))
            + " "
            + UUID.fromString("1-2-3-4-5")
            + " "
            + new UUID(-1, 0).getMostSignificantBits());
    UUID r = UUID.randomUUID();
    System.out.println(r.version() + " " + !r.equals(UUID.randomUUID()));
  }
}
