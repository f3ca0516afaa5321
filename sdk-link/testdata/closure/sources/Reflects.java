/** Asks for what images do not have. */
public class Reflects {
  static Object make(String name) throws Exception {
    return Class.forName(name).getDeclaredConstructor().newInstance();
  }

  public static void main(String[] arguments) throws Exception {
    System.out.println(make(arguments[0]));
    System.out.println(Class.forName("no.such.Thing"));
    System.out.println(new java.net.ServerSocket(7));
    System.out.println(java.time.ZoneId.of("Europe/Berlin"));
    serializable();
  }

  static void serializable() {
    Runnable lambda = (Runnable & java.io.Serializable) () -> {};
    lambda.run();
  }
}
