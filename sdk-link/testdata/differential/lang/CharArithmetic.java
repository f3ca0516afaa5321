package lang;

/** Chars are unsigned 16-bit numbers. */
public class CharArithmetic {
  public static void main(String[] args) {
    char c = 'a';
    System.out.println(c + 1);
    System.out.println((char) (c + 1));
    System.out.println(c++ + ++c);
    System.out.println(c);
    char max = Character.MAX_VALUE;
    max++;
    System.out.println((int) max);
    max--;
    System.out.println((int) max);
    System.out.println('a' + 'b' + "c" + 'd' + 1);
    System.out.println((char) -1 > 0);
    System.out.println((int) (char) 65537);
    final int constant = 'z';
    char fromConstant = constant;
    System.out.println(fromConstant);
    int[] counts = new int[26];
    for (char k : "the quick brown fox jumps over the lazy dog".toCharArray()) {
      if (k >= 'a' && k <= 'z') {
        counts[k - 'a']++;
      }
    }
    for (char k = 'a'; k <= 'z'; k++) {
      System.out.print(k + "" + counts[k - 'a'] + " ");
    }
    System.out.println();
    StringBuilder rot = new StringBuilder();
    for (char k : "Hello".toCharArray()) {
      rot.append((char) (k ^ 0x20)).append((int) k);
    }
    System.out.println(rot);
  }
}
