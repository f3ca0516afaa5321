// declare: locale de-AT
package lib;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Symbols of numbers are compared in an image that never asks for a currency. */
public class SameSymbols {
  public static void main(String[] args) {
    Locale austria = new Locale("de", "AT");
    DecimalFormatSymbols one = DecimalFormatSymbols.getInstance(Locale.US);
    System.out.println(one.equals(DecimalFormatSymbols.getInstance(Locale.US)));
    System.out.println(one.equals(DecimalFormatSymbols.getInstance(Locale.ENGLISH)));
    System.out.println(one.equals(DecimalFormatSymbols.getInstance(austria)));
    System.out.println(one.equals(one.clone()) + " " + one.equals(null) + " " + one.equals("x"));
    List<Consumer<DecimalFormatSymbols>> changes =
        List.of(
            s -> s.setZeroDigit('\u0660'),
            s -> s.setGroupingSeparator('\''),
            s -> s.setDecimalSeparator('\''),
            s -> s.setPerMill('m'),
            s -> s.setPercent('p'),
            s -> s.setDigit('d'),
            s -> s.setPatternSeparator('|'),
            s -> s.setInfinity("inf"),
            s -> s.setNaN("nan"),
            s -> s.setMinusSign('~'),
            s -> s.setMonetaryDecimalSeparator('\''),
            s -> s.setMonetaryGroupingSeparator('\''),
            s -> s.setExponentSeparator("x10^"));
    for (Consumer<DecimalFormatSymbols> change : changes) {
      for (Locale locale : new Locale[] {Locale.US, austria, Locale.ROOT}) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        change.accept(symbols);
        DecimalFormatSymbols other = DecimalFormatSymbols.getInstance(locale);
        System.out.print(symbols.equals(other) + " ");
        change.accept(other);
        System.out.print(symbols.equals(other) + " ");
      }
      System.out.println();
    }
    DecimalFormatSymbols root = DecimalFormatSymbols.getInstance(Locale.ROOT);
    root.setCurrencySymbol("$");
    System.out.println(root.equals(DecimalFormatSymbols.getInstance(Locale.ROOT)));
    DecimalFormat format = new DecimalFormat("#,##0.00", one);
    System.out.println(format.equals(new DecimalFormat("#,##0.00", one)));
    System.out.println(
        format.equals(new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(austria))));
  }
}
