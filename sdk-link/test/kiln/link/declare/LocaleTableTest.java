package kiln.link.declare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import kiln.link.build.Jdk17;
import kiln.link.world.ClassLibrary;
import org.junit.jupiter.api.Test;

/** The texts of locales, as the JDK's files have them. */
class LocaleTableTest {
  private final List<String> problems = new ArrayList<>();

  private LocaleTable of(String... tags) throws Exception {
    try (ClassLibrary library = ClassLibrary.open(Jdk17.home())) {
      return LocaleTable.of(List.of(tags), library::localeData, problems);
    }
  }

  @Test
  void aCountryInheritsFromItsLanguage() throws Exception {
    SortedMap<String, Object> texts = of("de-AT").texts().get("de-AT");
    assertEquals("J\u00e4nner", ((List<?>) texts.get("MonthNames")).get(0));
    assertEquals("Februar", ((List<?>) texts.get("MonthNames")).get(1));
    assertEquals("2", texts.get("firstDayOfWeek"));
    assertEquals(List.of(), problems);
  }

  @Test
  void parentsAreThoseOfCldr() throws Exception {
    LocaleTable table = of("es-MX", "es", "zh-Hant");
    assertEquals(".", ((List<?>) table.texts().get("es-MX").get("NumberElements")).get(0));
    assertEquals(",", ((List<?>) table.texts().get("es").get("NumberElements")).get(0));
    assertEquals(Set.of("es", "es-MX", "zh-Hant"), table.texts().keySet());
  }

  @Test
  void aScriptThatCldrNamesIsFound() throws Exception {
    try (ClassLibrary library = ClassLibrary.open(Jdk17.home())) {
      SortedMap<String, String> symbols =
          CurrencyTable.of(List.of("zh-Hans-SG"), library::localeData).symbols().get("zh-Hans-SG");
      assertEquals("$", symbols.get("SGD"));
      assertEquals("CN\u00a5", symbols.get("CNY"));
    }
  }

  @Test
  void whatIsNoLocaleIsSaid() throws Exception {
    assertEquals(Set.of(), of("de_AT", "xx", "th-TH-u-nu-thai", "sr-BA").texts().keySet());
    String declares = "KILN-INF/reachable.txt declares the locale ";
    String plain = ", which is no language, script and country such as de, de-AT or zh-Hant-TW.";
    assertEquals(
        List.of(
            declares + "de_AT" + plain,
            declares + "xx, which this JDK has no data of.",
            declares + "th-TH-u-nu-thai" + plain,
            declares + "sr-BA, which this JDK has older data of than Unicode's CLDR: name its"
                + " script too, as in zh-Hans-SG."),
        problems);
  }
}
