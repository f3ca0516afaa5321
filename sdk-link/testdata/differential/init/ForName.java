package init;

/** Class.forName with a constant name initialises; a class literal does not. */
public class ForName {
  static class Target {
    static {
      System.out.println("Target initialised");
    }
  }

  static class Quiet {
    static {
      System.out.println("Quiet initialised");
    }
  }

  public static void main(String[] args) throws Exception {
    Class<?> literal = Target.class;
    System.out.println("literal " + literal.getSimpleName());
    Class<?> named = Class.forName("init.ForName$Target");
    System.out.println(named == literal);
    Class<?> quiet = Class.forName("init.ForName$Quiet", false, ForName.class.getClassLoader());
    System.out.println(quiet.getName());
    System.out.println(Class.forName("[I") == int[].class);
    System.out.println(Class.forName("java.lang.String") == String.class);
  }
}
