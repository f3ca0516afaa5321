package lib;

/** System properties and environment that programs rely on. */
public class SystemProperties {
  public static void main(String[] args) {
    for (String p :
        new String[] {
          "line.separator",
          "file.separator",
          "path.separator",
          "java.specification.version",
          "file.encoding",
          "user.language",
          "no.such.property"
        }) {
      String v = System.getProperty(p);
      System.out.println(p + "=" + (v == null ? "null" : v.replace("\n", "\\n")));
    }
    System.out.println(System.getProperty("no.such", "default") + System.lineSeparator().length());
    System.setProperty("own", "value");
    System.out.println(
        System.getProperty("own")
            + Integer.getInteger("own", 5)
            + Boolean.getBoolean("own")
            + System.clearProperty("own")
            + System.getProperty("own"));
    try {
      System.getProperty("");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(
        Runtime.version().feature()
            + " "
            + (Runtime.getRuntime().availableProcessors())
            + (Runtime.getRuntime().maxMemory() > 0)
            + (Runtime.getRuntime().totalMemory() >= Runtime.getRuntime().freeMemory())
            + System.getenv("NO_SUCH_VARIABLE"));
    System.out.println(
        java.util.Locale.getDefault().equals(java.util.Locale.ROOT)
            + " "
            + java.util.TimeZone.getDefault().getID());
  }
}
