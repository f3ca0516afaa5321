package kiln.link.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NormalizerTest {
  private static void check(String text, String expected) {
    assertEquals(expected, Normalizer.normalize(text));
  }

  @Test
  void framesLoseTheirModule() {
    check(
        "\tat java.base/java.util.ArrayList.get(ArrayList.java:1)",
        "\tat java.util.ArrayList.get(ArrayList.java:1)");
    check(
        "\tat java.base@17.0.1/java.lang.Thread.run(Thread.java:2)",
        "\tat java.lang.Thread.run(Thread.java:2)");
    check("\tat app//lang.A.main(A.java:3)", "\tat lang.A.main(A.java:3)");
    check("\tat lang.A.main(A.java:3)", "\tat lang.A.main(A.java:3)");
  }

  @Test
  void castMessagesLoseTheirLoaders() {
    check(
        "class java.lang.Integer cannot be cast to class java.lang.String (java.lang.Integer and"
            + " java.lang.String are in module java.base of loader 'bootstrap')",
        "class java.lang.Integer cannot be cast to class java.lang.String");
    check(
        "class A cannot be cast to class java.lang.String (A is in unnamed module of loader 'app';"
            + " java.lang.String is in module java.base of loader 'bootstrap')!",
        "class A cannot be cast to class java.lang.String!");
  }

  @Test
  void identityHashesAndLambdasAreAnonymous() {
    check("lang.A$B@1b2c3d4e [I@7f [[Llang.A;@12", "lang.A$B@hash [I@hash [[Llang.A;@hash");
    check("lang.A$$Lambda$14/0x0000000800c03000@6d06d69c", "lang.A$$Lambda@hash");
    check("ann@site.com", "ann@site.com");
  }

  @Test
  void everythingElseStays() {
    check("at 5/3 (is in)", "at 5/3 (is in)");
    check("Caused by: java.io.IOException: a/b", "Caused by: java.io.IOException: a/b");
  }
}
