package lang;

/** Control flow that is hard to structure: jumps out of nested try, switch and loops. */
public class NestedControl {
  static String run(int n) {
    StringBuilder s = new StringBuilder();
    outer:
    for (int i = 0; ; i++) {
      s.append(i);
      inner:
      do {
        try {
          switch ((i + n) % 6) {
            case 0:
              s.append('a');
              continue outer;
            case 1:
              s.append('b');
              break inner;
            case 2:
              s.append('c');
              break;
            case 3:
              if (n % 2 == 0) {
                break outer;
              }
              s.append('d');
            // falls through
            case 4:
              throw new IllegalStateException("e" + i);
            default:
              for (int k = 0; k < 3; k++) {
                if (k == 1) {
                  continue inner;
                }
                s.append('k');
              }
          }
          s.append('.');
        } catch (IllegalStateException e) {
          s.append(e.getMessage());
          if (i > 4) {
            return s.append("ret").toString();
          }
        } finally {
          s.append('f');
          if (i > 8) {
            break outer;
          }
        }
      } while (s.length() < 10);
      s.append('|');
    }
    return s.toString();
  }

  static int flags(boolean a, boolean b, boolean c) {
    int r = 0;
    if (a && b || c) r |= 1;
    if (a || b && c) r |= 2;
    if (!(a && !b) ^ c) r |= 4;
    if (a ? b : c) r |= 8;
    if ((a | b) & !c) r |= 16;
    boolean d = a != b;
    d |= c;
    d &= !b || a;
    if (d) r |= 32;
    return a == b ? r : -r;
  }

  public static void main(String[] args) {
    for (int n = 0; n < 6; n++) {
      System.out.println(run(n));
    }
    for (int i = 0; i < 8; i++) {
      System.out.print(flags((i & 1) != 0, (i & 2) != 0, (i & 4) != 0) + " ");
    }
    System.out.println();
  }
}
