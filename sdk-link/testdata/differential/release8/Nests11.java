// release: 11
package release8;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Class files of release 11: nests, private calls by invokevirtual and invokeinterface. */
public class Nests11 {
  private int count = 1;

  private int step() {
    return ++count;
  }

  interface Greeter {
    private String greet(String who) {
      return prefix() + who + own();
    }

    private static String prefix() {
      return "hello ";
    }

    default String own() {
      return "!";
    }

    default Supplier<String> later(String who) {
      return () -> greet(who) + Nested.suffix();
    }

    class Nested {
      private static String suffix() {
        return prefix().strip();
      }

      private String through(Greeter g) {
        return g.greet("nested");
      }
    }
  }

  static class Base {
    private String hidden() {
      return "base's";
    }

    String call(Base other) {
      return other.hidden();
    }
  }

  static class Derived extends Base {
    private String hidden() {
      return "derived's";
    }

    String own(Derived other) {
      return other.hidden() + ((Base) other).hidden();
    }
  }

  enum Kind {
    ONE {
      @Override
      int value() {
        return secret() + 1;
      }
    },
    TWO;

    private static int secret() {
      return 40;
    }

    int value() {
      return secret() + ordinal();
    }
  }

  class Inner {
    private final int id = step();

    private Inner() {
      count += 10;
    }

    IntSupplier supplier() {
      return () -> id + step() + new Object() {
        private int deep() {
          return step() * 2;
        }
      }.deep();
    }
  }

  public static void main(String[] args) {
    Nests11 n = new Nests11();
    Inner inner = n.new Inner();
    System.out.println(inner.id + " " + inner.supplier().getAsInt() + " " + n.count);
    Greeter g = new Greeter() {
      @Override
      public String own() {
        return "?";
      }
    };
    System.out.println(g.later("you").get() + new Greeter.Nested().through(g));
    System.out.println(g.greet("direct") + Greeter.prefix() + Greeter.Nested.suffix());
    System.out.println(new Derived().call(new Derived()) + new Derived().own(new Derived()));
    for (Kind kind : Kind.values()) {
      System.out.print(kind + "=" + kind.value() + " ");
    }
    System.out.println(Kind.class.getNestHost().getName());
    System.out.println(Inner.class.isNestmateOf(Derived.class) + " "
        + Inner.class.isNestmateOf(String.class) + " "
        + java.util.Arrays.toString(Greeter.Nested.class.getNestMembers())
        + String.class.getNestHost() + java.util.List.class.getNestMembers().length);
    var text = new StringBuilder();
    for (var i = 0; i < 3; i++) {
      text.append(i).append(i < 2 ? "," : "");
    }
    String joined = "a" + text + 'b' + 1L + 2.5f + null + args.length + "\u0001\u0002" + n.count;
    System.out.println(joined.replace('\u0001', '<').replace('\u0002', '>'));
    try {
      Base none = null;
      none.hidden();
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }
}
