package lib;

import java.text.*;
import java.util.*;

/** java.text in the root locale. */
public class Locales {
  public static void main(String[] args) throws Exception {
    System.out.println(
        new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(1234567.891)
            + " "
            + new DecimalFormat("0.###E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(12345)
            + " "
            + NumberFormat.getInstance(Locale.ROOT).format(-1234.5678)
            + " "
            + NumberFormat.getPercentInstance(Locale.ROOT).format(0.256));
    System.out.println(
        NumberFormat.getInstance(Locale.ROOT).parse("1,234.5x")
            + " "
            + MessageFormat.format("{0} has {1} items{2}", "cart", 3, "!"));
    SimpleDateFormat f = new SimpleDateFormat("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    f.setTimeZone(TimeZone.getTimeZone("UTC"));
    System.out.println(
        f.format(new Date(1_700_000_000_123L))
            + " "
            + f.parse("2024-02-29 01:02:03.004").getTime());
    System.out.println(
        new ChoiceFormat("0#none|1#one|2#many").format(5)
            + " "
            + Locale.forLanguageTag("de-AT").getCountry()
            + Locale.ENGLISH
            + Locale.ROOT.toString().isEmpty()
            + Locale.US.toLanguageTag());
    StringCharacterIterator it = new StringCharacterIterator("abc");
    for (char c = it.first(); c != CharacterIterator.DONE; c = it.next()) {
      System.out.print(c);
    }
    System.out.println();
  }
}
