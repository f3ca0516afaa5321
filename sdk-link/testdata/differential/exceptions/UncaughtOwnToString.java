package exceptions;

/** A trace starts with toString, which may be overridden or come without a message. */
public class UncaughtOwnToString {
  static class Own extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String toString() {
      return "own text";
    }
  }

  static class Localized extends Error {
    private static final long serialVersionUID = 1;

    Localized() {
      super("message", new Own());
    }

    @Override
    public String getLocalizedMessage() {
      return "localized message";
    }
  }

  public static void main(String[] args) {
    new RuntimeException().printStackTrace();
    new Own().printStackTrace();
    throw new Localized();
  }
}
