package lib;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC by name: constant names, a name made at run time, and names that nothing has. */
public class Macs {
  public static void main(String[] args) throws Exception {
    show(Mac.getInstance("HmacSHA1"));
    show(Mac.getInstance("HmacSHA256"));
    show(Mac.getInstance("HmacSHA384"));
    show(Mac.getInstance("HmacSHA512"));
    for (String digest : new String[] {"md5", "Sha224", "SHA256"}) {
      show(Mac.getInstance("Hmac" + digest));
    }
    Mac mac = Mac.getInstance("HmacSHA256");
    try {
      mac.update((byte) 1);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    try {
      mac.init(null);
    } catch (InvalidKeyException e) {
      System.out.println(e.getMessage());
    }
    try {
      Mac.getInstance("HmacNothing");
    } catch (NoSuchAlgorithmException e) {
      System.out.println(e.getMessage());
    }
    try {
      new SecretKeySpec(new byte[0], "x");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void show(Mac mac) throws Exception {
    System.out.println(mac.getAlgorithm() + " " + mac.getMacLength());
    for (int length : new int[] {1, 20, 64, 65, 129, 300}) {
      mac.init(new SecretKeySpec(new byte[length], "any"));
      byte[] text = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
      mac.update(text, 0, 9);
      Mac copy = (Mac) mac.clone();
      mac.update(text, 9, text.length - 9);
      mac.update((byte) length);
      System.out.println(HexFormat.of().formatHex(mac.doFinal(), 0, 8));
      System.out.println(HexFormat.of().formatHex(copy.doFinal(text), 0, 8));
      mac.update(text);
      mac.reset();
      System.out.println(HexFormat.of().formatHex(mac.doFinal(), 0, 8));
    }
  }
}
