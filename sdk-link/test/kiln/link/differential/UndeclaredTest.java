package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reflection asks for and an image does not have throws an exception that says what to do. */
class UndeclaredTest {
  private static final int SECONDS = 60;

  private static String members(String type) {
    return "java.lang.UnsupportedOperationException: This image does not have all members of"
        + " undeclared.Undeclared$" + type + " that are asked for: declare them with the line"
        + " \"class undeclared.Undeclared$" + type + "\" in the file KILN-INF/reachable.txt of a"
        + " bundle.\n";
  }

  @Test
  void exceptionsSayWhatToDeclare() throws Exception {
    Path root = Workspace.root();
    Suite suite = new Suite(root, new Linker(root, false), List.of());
    Path image = suite.image(SampleBatch.of(suite));
    Outcome outcome =
        Processes.run(List.of(image.toString(), SampleBatch.undeclared().name()), "", SECONDS);
    String missing = "java.lang.NoSuchMethodException: undeclared.Undeclared$";
    assertEquals(
        "undeclared.Undeclared$Unknown\n"
            + "one\n"
            + "all: 1\n"
            + "one: " + missing + "Known.one()\n"
            + "two: " + missing + "Known.two()\n"
            + "field: java.lang.NoSuchFieldException: field\n"
            + "deprecated: false\n"
            + "all: " + members("Unknown")
            + "one: " + members("Unknown")
            + "two: " + members("Unknown")
            + "field: " + members("Unknown")
            + "deprecated: " + members("Unknown")
            + "all: " + members("Partial")
            + "one: void undeclared.Undeclared$Partial.one()\n"
            + "two: " + members("Partial")
            + "field: " + members("Partial")
            + "deprecated: false\n"
            + "proxy: made\n"
            + "proxy: java.lang.UnsupportedOperationException: This image has no dynamic proxy of"
            + " java.lang.Comparable: declare it with the line \"proxy java.lang.Comparable\" in"
            + " the file KILN-INF/reachable.txt of a bundle.\n"
            + "locale: " + texts("de-DE")
            + "locale: 1\u00a0000,3\n"
            + "language: " + texts("fr")
            + "extension: java.lang.UnsupportedOperationException: Names of extensions of locales"
            + " are not in images: call stripExtensions\n"
            + "extension: Thai (Thailand)\n"
            + "zone: " + texts("fr")
            + "zone: java.time.format.DateTimeParseException: Text 'CET' could not be parsed:"
            + " sun.util.locale.provider.TimeZoneNameUtility.getZoneStrings(Locale) is not in"
            + " images: names of time zones are written, not read\n"
            + "money: java.lang.UnsupportedOperationException: The currency of de-AT is not in"
            + " this image: call NumberFormat.getCurrencyInstance or use java.util.Currency, or pass a"
            + " locale without a country\n",
        outcome.output() + outcome.error());
  }

  private static String texts(String tag) {
    return "java.lang.UnsupportedOperationException: Texts of the locale " + tag + " are not in"
        + " this image: declare 'locale " + tag + "' in KILN-INF/reachable.txt, or pass Locale.ROOT\n";
  }
}
