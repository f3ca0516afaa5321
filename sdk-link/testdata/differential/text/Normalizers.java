package text;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** Unicode's normal forms. */
public class Normalizers {
  static String show(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shown.append(c > ' ' && c < 127 ? "" + c : String.format("\\u%04x", (int) c));
    }
    return shown.toString();
  }

  public static void main(String[] args) {
    List<String> texts =
        List.of(
            "", "plain", "\u00e9\u00c5", "e\u0301A\u030a", "\u212b\u2126", "\ufb01\u00bd\u2460",
            "\uac01\u1100\u1161\u11a8", "\u1e9b\u0323", "q\u0307\u0323", "\u0344\u0374",
            "\ud834\udd5e", "a\ud83d", "\u0f73\u0f75", "\uff76\uff9e", "\u3392\u00a0x",
            "a\u0315\u0300\u05ae\u0300b", "\u09c7\u09be", "\ufdfa", "\u2f868", "\u0041\u0328\u0301");
    for (String text : texts) {
      for (Normalizer.Form form : Normalizer.Form.values()) {
        System.out.print(
            form + " " + show(Normalizer.normalize(text, form))
                + (Normalizer.isNormalized(text, form) ? " yes; " : " no; "));
      }
      System.out.println(show(text));
    }
    for (Normalizer.Form form : Normalizer.Form.values()) {
      long hash = 0;
      int changed = 0;
      for (int c = 0; c < 0x110000; c++) {
        String text = Character.toString(c);
        String normal = Normalizer.normalize(text, form);
        hash = hash * 31 + normal.hashCode();
        changed += normal.equals(text) ? 0 : 1;
      }
      System.out.println(form + " " + changed + " " + Long.toHexString(hash));
    }
    String accents = Pattern.compile("\\p{M}+").matcher(
        Normalizer.normalize("Cr\u00e8me Br\u00fbl\u00e9e \u0141\u00f3d\u017a",
            Normalizer.Form.NFD)).replaceAll("");
    System.out.println(show(accents));
    System.out.println(
        Pattern.compile("a\u030a+", Pattern.CANON_EQ).matcher("x\u00e5y").find());
    try {
      Normalizer.normalize(null, Normalizer.Form.NFC);
    } catch (NullPointerException e) {
      System.out.println("null text");
    }
    try {
      Normalizer.normalize("x", null);
    } catch (NullPointerException e) {
      System.out.println("null form");
    }
  }
}
