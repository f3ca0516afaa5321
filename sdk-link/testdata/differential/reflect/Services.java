// file: META-INF/services/reflect.Services$Speaker # two of three\nreflect.Services$Loud\nreflect.Services$Quiet # soft\nreflect.Services$Loud\n\nreflect.Services$Absent\nreflect.Services$Stranger\nreflect.Services$Broken\n
package reflect;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

public class Services {
  public interface Speaker {
    String say();
  }

  public interface Nobody {}

  public static class Loud implements Speaker {
    static {
      System.out.println("Loud is initialized");
    }

    private static int made;
    private final int number = ++made;

    @Override
    public String say() {
      return "HELLO " + number;
    }
  }

  public static class Quiet implements Speaker {
    @Override
    public String say() {
      return "hello";
    }
  }

  public static class Stranger {}

  public static class Broken implements Speaker {
    public Broken() {
      throw new IllegalStateException("broken");
    }

    @Override
    public String say() {
      return "";
    }
  }

  public static void main(String[] args) {
    ServiceLoader<Speaker> speakers = ServiceLoader.load(Speaker.class);
    System.out.println(speakers);
    System.out.println(speakers.findFirst().map(Speaker::say).orElse("none"));
    walk(speakers.iterator());
    System.out.println("again");
    walk(speakers.iterator());
    speakers.reload();
    System.out.println(speakers.iterator().next().say());
    System.out.println(ServiceLoader.load(Nobody.class).findFirst().isPresent());
    Iterator<Nobody> none = ServiceLoader.load(Nobody.class, null).iterator();
    System.out.println(none.hasNext());
    try {
      none.next();
    } catch (NoSuchElementException e) {
      System.out.println("NoSuchElementException");
    }
    ServiceLoader.load(Speaker.class).stream()
        .limit(2)
        .forEach(p -> System.out.println(p.type().getSimpleName() + " " + p.get().say()));
  }

  static void walk(Iterator<Speaker> speakers) {
    for (int i = 0; i < 10; i++) {
      try {
        if (!speakers.hasNext()) {
          System.out.println("end");
          return;
        }
        System.out.println(speakers.next().say());
      } catch (ServiceConfigurationError e) {
        System.out.println(e.getMessage() + " cause " + e.getCause());
      }
    }
  }
}
