package init;

import java.util.HashMap;
import java.util.Map;

/** Enum constants come before other statics; nested holders; switch maps. */
public class EnumInitialization {
  enum Code {
    OK(200),
    GONE(410) {
      @Override
      String text() {
        return "gone " + BY_CODE.size();
      }
    };

    static final Map<Integer, Code> BY_CODE = new HashMap<>();
    static int counter;

    static {
      System.out.println("static block, counter " + counter);
      for (Code c : values()) {
        BY_CODE.put(c.code, c);
        counter++;
      }
    }

    final int code;

    Code(int code) {
      this.code = code;
      System.out.println("Code " + code + " " + ordinal() + name());
    }

    String text() {
      return name() + counter;
    }
  }

  enum Lazy {
    A,
    B;

    static {
      System.out.println("Lazy is initialised");
    }
  }

  static String of(Lazy l) {
    switch (l) {
      case A:
        return "a";
      default:
        return "other";
    }
  }

  public static void main(String[] args) {
    System.out.println("main");
    System.out.println(Code.BY_CODE.get(410).text() + " " + Code.OK.text());
    try {
      of(null);
    } catch (NullPointerException e) {
      System.out.println("null, after the switch map was made");
    }
    System.out.println(of(Lazy.B));
  }
}
