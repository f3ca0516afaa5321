package exit;

/** A negative status. */
public class NegativeStatus {
  public static void main(String[] args) {
    System.err.println("to standard error");
    System.exit(-2);
  }
}
