// release: 8
package release8;

import java.io.Closeable;
import java.io.IOException;

/** Class files of release 8: finally by copies, resources closed by generated code, asserts. */
public class Flow8 {
  static StringBuilder log = new StringBuilder();

  static final class Resource implements Closeable {
    private final String name;
    private final boolean fails;

    Resource(String name, boolean fails) {
      this.name = name;
      this.fails = fails;
      log.append("open ").append(name).append(' ');
    }

    @Override
    public void close() throws IOException {
      log.append("close ").append(name).append(' ');
      if (fails) {
        throw new IOException("close " + name);
      }
    }
  }

  @SuppressWarnings("finally")
  static int nested(int way) {
    int result = 0;
    for (int i = 0; i < 4; i++) {
      try {
        try {
          if (way == 0) {
            continue;
          } else if (way == 1 && i == 2) {
            break;
          } else if (way == 2) {
            return result += 1000;
          } else if (way == 3) {
            throw new IllegalStateException("inner");
          }
          result += 1;
        } finally {
          result += 10;
          if (way == 4 && i == 1) {
            return result;
          }
        }
      } catch (IllegalStateException e) {
        result += 100;
      } finally {
        result += i;
      }
    }
    return result;
  }

  static String resources(boolean first, boolean second, boolean body, boolean none) {
    log.setLength(0);
    try (Resource a = new Resource("a", first);
        Resource n = none ? null : new Resource("n", false);
        Resource b = new Resource("b", second)) {
      log.append(a.name).append(b.name).append(n == null).append(' ');
      if (body) {
        throw new IllegalArgumentException("body");
      }
    } catch (IOException | IllegalArgumentException e) {
      log.append(e.getMessage());
      for (Throwable suppressed : e.getSuppressed()) {
        log.append(" + ").append(suppressed.getMessage());
      }
    } finally {
      log.append(" finally");
    }
    return log.toString();
  }

  static <E extends Exception> void sneaky(Exception e) throws E {
    @SuppressWarnings("unchecked")
    E thrown = (E) e;
    throw thrown;
  }

  static void rethrow(int kind) throws IOException {
    try {
      if (kind == 0) {
        throw new IOException("precise");
      }
      sneaky(new InterruptedException("sneaked"));
    } catch (final Exception e) {
      throw e;
    }
  }

  static synchronized int locked(Object lock, int depth) {
    synchronized (lock) {
      synchronized (Flow8.class) {
        if (depth == 0) {
          throw new ArithmeticException("under locks");
        }
        return locked(lock, depth - 1);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    for (int way = 0; way < 6; way++) {
      System.out.print(nested(way) + " ");
    }
    System.out.println();
    for (int bits = 0; bits < 16; bits++) {
      System.out.println(
          resources((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0));
    }
    for (int kind = 0; kind < 2; kind++) {
      try {
        rethrow(kind);
      } catch (Exception e) {
        System.out.println(e);
      }
    }
    Object lock = new Object();
    try {
      locked(lock, 3);
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage() + Thread.holdsLock(lock) + Thread.holdsLock(Flow8.class));
    }
    assert args.length > 5 : "asserts are off";
    outer:
    for (int i = 0; ; i++) {
      for (int j = 0; j < 10; j++) {
        try {
          if (i * j == 12) {
            break outer;
          }
          if (j > i) {
            continue outer;
          }
        } finally {
          if (i + j == 7) {
            System.out.print(i + "" + j + " ");
          }
        }
      }
    }
    System.out.println();
    char c = 'c';
    String s = null;
    s += c;
    s += 1 + 2 + "x" + 1 + 2L + 'y' + 1.0f + 1e10 + null + (Object) "o" + new char[0].length + true;
    s += (byte) 200;
    System.out.println(s);
  }
}
