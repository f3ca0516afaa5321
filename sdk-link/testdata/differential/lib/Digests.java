package lib;

import java.security.*;
import java.util.HexFormat;

/** Message digests and their errors. */
public class Digests {
  public static void main(String[] args) throws Exception {
    for (String name :
        new String[] {"MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA3-256"}) {
      MessageDigest d = MessageDigest.getInstance(name);
      System.out.println(
          d.getAlgorithm()
              + " "
              + d.getDigestLength()
              + " "
              + HexFormat.of().formatHex(d.digest("abc".getBytes())));
      for (int i = 0; i < 300; i++) {
        d.update((byte) i);
      }
      d.update("more".getBytes(), 1, 2);
      MessageDigest copy = (MessageDigest) d.clone();
      System.out.println(
          HexFormat.of().formatHex(d.digest())
              + " "
              + MessageDigest.isEqual(copy.digest(), d.digest()));
    }
    try {
      MessageDigest.getInstance("NOPE");
    } catch (NoSuchAlgorithmException e) {
      System.out.println(e.getMessage());
    }
  }
}
