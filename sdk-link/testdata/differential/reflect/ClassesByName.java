// declare: class reflect.ClassesByName$Found
package reflect;

public class ClassesByName {
  static class Found {
    static {
      System.out.println("Found is initialized");
    }
  }

  static class Constant {
    static {
      System.out.println("Constant is initialized");
    }
  }

  public static void main(String[] args) throws Exception {
    System.out.println(Class.forName("reflect.ClassesByName$Constant").getName());
    System.out.println(Class.forName("[Ljava.lang.String;").getSimpleName());
    System.out.println(Class.forName("[[I").getSimpleName());
    for (String name : new String[] {"Found", "Missing", "Found"}) {
      try {
        Class<?> type = Class.forName("reflect.ClassesByName$" + name);
        System.out.println(type + " " + (type == Found.class));
      } catch (ClassNotFoundException e) {
        System.out.println(e);
      }
    }
    for (int i = 0; i < 4; i++) {
      try {
        Object type =
            switch (i) {
              case 0 -> Class.forName("no.such.Class");
              case 1 -> Class.forName("java/lang/String");
              case 2 -> Class.forName("int");
              default -> Class.forName("[Lnot.there.Either;");
            };
        System.out.println(type);
      } catch (ClassNotFoundException e) {
        System.out.println(e);
      }
    }
  }
}
