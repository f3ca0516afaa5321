package kiln.runtime.reflect;

/** What reflection is asked for and the image does not have, as sentences. */
final class Undeclared {
  private static final String FILE = " in the file KILN-INF/reachable.txt of a bundle.";

  private Undeclared() {}

  static UnsupportedOperationException members(Class<?> type) {
    String name = type.getName();
    return new UnsupportedOperationException(
        "This image does not have all members of " + name
            + " that are asked for: declare them with the line \"class " + name + "\"" + FILE);
  }

  static UnsupportedOperationException proxy(String interfaces) {
    return new UnsupportedOperationException(
        "This image has no dynamic proxy of " + interfaces.replace(",", ", ")
            + ": declare it with the line \"proxy " + interfaces.replace(',', ' ') + "\"" + FILE);
  }
}
