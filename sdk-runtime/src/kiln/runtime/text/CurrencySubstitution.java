package kiln.runtime.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.Substitutes;

/** The JDK's table of currencies and countries; there is no file of a machine that amends it. */
@Substitutes("java.util.Currency")
final class CurrencySubstitution {
  private static final int COUNTRIES = 26 * 26;

  @Original private static ConcurrentMap<String, Currency> instances;
  @Original private static HashSet<Currency> available;
  @Original static int formatVersion;
  @Original static int dataVersion;
  @Original static int[] mainTable;
  @Original static List<Object> specialCasesList;
  @Original static List<Object> otherCurrenciesList;
  @Original private final String currencyCode;

  static {
    instances = new ConcurrentHashMap<>();
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(
                Currency.class.getResourceAsStream("/java/util/currency.data")))) {
      in.readInt(); // the file's magic number
      formatVersion = in.readInt();
      dataVersion = in.readInt();
      mainTable = readIntArray(in, COUNTRIES);
      specialCasesList = readSpecialCases(in, in.readInt());
      otherCurrenciesList = readOtherCurrencies(in, in.readInt());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Currencies.enable();
  }

  private CurrencySubstitution() {
    currencyCode = null; // dropped, as all constructors that are the target's
  }

  @Original
  private static int[] readIntArray(DataInputStream in, int count) throws IOException {
    throw new IOException();
  }

  @Original
  private static List<Object> readSpecialCases(DataInputStream in, int count) throws IOException {
    throw new IOException();
  }

  @Original
  private static List<Object> readOtherCurrencies(DataInputStream in, int count)
      throws IOException {
    throw new IOException();
  }

  public String getSymbol(Locale locale) {
    return Currencies.symbol(currencyCode, locale);
  }

  public String getDisplayName(Locale locale) {
    return Currencies.name(currencyCode, locale);
  }
}
