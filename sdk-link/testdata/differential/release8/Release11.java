// release: 11
package release8;

import java.util.function.BiFunction;

/** Class files of release 11: nestmates, var in lambdas. */
public class Release11 {
  private static int hidden = 3;

  static class Nested {
    private int v = hidden * 2;

    private int get() {
      return v + hidden;
    }
  }

  public static void main(String[] args) {
    BiFunction<Integer, Integer, Integer> f = (var a, var b) -> a * b + new Nested().get();
    System.out.println(f.apply(2, 3) + new Nested().v);
    var text = "strip ".strip() + "x".repeat(3);
    System.out.println(text);
  }
}
