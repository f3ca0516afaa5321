package init;

/** Class.forName with the constant name of a class that does not exist. */
public class ForNameMissing {
  public static void main(String[] args) {
    try {
      Class.forName("init.NoSuchClass");
    } catch (ClassNotFoundException e) {
      System.out.println(e + " " + e.getCause());
    }
  }
}
