package init;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Constructors that tell others of the object before its fields are set: who looks when sees null. */
public class TellingConstructors {
  /** Only keeps what it is told of. */
  static class Part {
    private final Whole whole;
    private final List<String> own = new ArrayList<>();

    Part(Whole whole) {
      this.whole = whole;
    }

    String look() {
      return "a=" + whole.a + " b=" + whole.b + " c=" + (whole.c == null) + own;
    }
  }

  /** Looks at once. */
  static class Nosy {
    final String seen;

    Nosy(Whole whole) {
      seen = String.valueOf(whole.b);
    }
  }

  static class Whole {
    private final String a;
    private final Part early = new Part(this);
    private final Supplier<String> lambda = this::text;
    private final String seenEarly = early.look();
    private final String seenByLambda = lambda.get();
    private final String b;
    private final Nosy nosy;
    private final Part c;
    private final String late;

    private String text() {
      return "lambda " + b + late;
    }

    Whole(String text) {
      a = text;
      b = text + text;
      nosy = new Nosy(this);
      c = new Part(this);
      late = c.look();
    }
  }

  /** All parts are made before anybody looks. */
  static class Quiet {
    private final Keeper first = new Keeper(this);
    private final Keeper second = new Keeper(this);
    private final String name;
    private final Keeper third;

    Quiet(String name) {
      this.name = name;
      third = new Keeper(this);
      third.seen = first.name() + second.name();
    }

    String all() {
      return first.name() + second.name() + third.name() + third.seen;
    }
  }

  static class Keeper {
    final Quiet quiet;
    String seen;

    Keeper(Quiet quiet) {
      this.quiet = quiet;
    }

    String name() {
      return quiet.name + (quiet.third == null ? "-" : "+");
    }
  }

  static class Base {
    final Part part;

    Base(Whole whole) {
      part = new Part(whole);
      register();
    }

    void register() {}
  }

  static class Derived extends Base {
    final String text = "text".concat("s");
    String seen;

    Derived() {
      super(null);
    }

    @Override
    void register() {
      try {
        seen = text.length() + "";
      } catch (NullPointerException e) {
        seen = "nothing yet";
        System.out.println("registered before its fields");
      }
    }
  }

  static List<Shelf> shelves = new ArrayList<>();

  /** Others come to know it by what keeps it. */
  static class Shelf {
    final Supplier<String> supplier = this::text;
    final String text;

    Shelf(boolean fail) {
      shelves.add(this);
      if (fail) {
        throw new IllegalStateException("not " + supplier.get());
      }
      text = "set";
    }

    String text() {
      return text == null ? "unset" : text.concat("!");
    }
  }

  public static void main(String[] args) {
    Whole whole = new Whole("x");
    System.out.println(whole.seenEarly + " / " + whole.seenByLambda + " / " + whole.nosy.seen);
    System.out.println(whole.late + " / " + whole.early.look() + " / " + whole.lambda.get());
    System.out.println(new Quiet("q").all());
    System.out.println(new Derived().seen);
    for (boolean fail : new boolean[] {false, true}) {
      try {
        System.out.println(new Shelf(fail).text());
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
    shelves.forEach(shelf -> System.out.println(shelf.text()));
  }
}
