package exceptions;

/** assert is off unless it is asked for. */
public class AssertStatement {
  public static void main(String[] args) {
    int calls = 0;
    assert ++calls > 0 : "never evaluated";
    assert false;
    System.out.println(calls);
    try {
      throw new AssertionError("explicit", new RuntimeException("cause"));
    } catch (AssertionError e) {
      System.out.println(e + " " + e.getCause());
    }
    System.out.println(
        new AssertionError(1.5f)
            + " "
            + new AssertionError((Object) null)
            + " "
            + new AssertionError('c').getMessage()
            + " "
            + new AssertionError((Object) new RuntimeException("x")).getCause());
  }
}
