package init;

/** The main class itself cannot be initialised. */
public class FailedMainClass {
  static final String VALUE = value();

  static String value() {
    System.out.println("initialising");
    throw new IllegalArgumentException("no value");
  }

  public static void main(String[] args) {
    System.out.println("not reached " + VALUE);
  }
}
