// release: 9
package release8;

/** Class files of release 9: private interface methods, concatenation by invokedynamic. */
public class Release9 {
  interface I {
    private String secret(int x) {
      return "secret " + x;
    }

    default String open() {
      return secret(5) + stat();
    }

    private static String stat() {
      return " static";
    }
  }

  public static void main(String[] args) throws Exception {
    System.out.println(new I() {}.open());
    AutoCloseable c = () -> System.out.println("closed");
    try (c) {
      System.out.println("body " + args.length + 'c' + 2L);
    }
  }
}
