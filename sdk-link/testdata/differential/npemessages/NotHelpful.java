package npemessages;

/** Exceptions made by hand have no helpful message; copies of a caught one do. */
public class NotHelpful {
  public static void main(String[] args) {
    System.out.println(new NullPointerException().getMessage());
    System.out.println(new NullPointerException("given").getMessage());
    try {
      throw new NullPointerException();
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      throw null;
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
      System.out.println(e.getMessage().equals(e.getMessage()) + " " + e);
      e.fillInStackTrace();
      System.out.println(e.getMessage());
    }
    try {
      java.util.Objects.requireNonNull(null);
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      "abc".contains(null);
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      java.util.List.of(1, null);
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    try {
      new java.util.TreeMap<String, String>().put(null, "x");
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }
}
