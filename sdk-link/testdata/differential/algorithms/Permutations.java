package algorithms;

import java.util.*;

/** Permutations, subsets, combinations and Gray codes; recursion of several kinds. */
public class Permutations {
  static void permute(char[] a, int k, List<String> out) {
    if (k == a.length) {
      out.add(new String(a));
      return;
    }
    for (int i = k; i < a.length; i++) {
      char t = a[k];
      a[k] = a[i];
      a[i] = t;
      permute(a, k + 1, out);
      a[i] = a[k];
      a[k] = t;
    }
  }

  static int ackermann(int m, int n) {
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
  }

  static boolean even(int n) {
    return n == 0 || odd(n - 1);
  }

  static boolean odd(int n) {
    return n != 0 && even(n - 1);
  }

  static void hanoi(
      int n, Deque<Integer> from, Deque<Integer> to, Deque<Integer> via, int[] moves) {
    if (n > 0) {
      hanoi(n - 1, from, via, to, moves);
      to.push(from.pop());
      moves[0]++;
      hanoi(n - 1, via, to, from, moves);
    }
  }

  public static void main(String[] args) {
    List<String> out = new ArrayList<>();
    permute("abcd".toCharArray(), 0, out);
    System.out.println(out);
    Collections.sort(out);
    System.out.println(out.get(7) + " " + out.size());
    for (int mask = 0; mask < 16; mask++) {
      System.out.print(Integer.toBinaryString(mask ^ mask >> 1) + " ");
    }
    System.out.println();
    System.out.println(ackermann(2, 9) + " " + ackermann(3, 4) + " " + even(1000) + odd(777));
    Deque<Integer> a = new ArrayDeque<>();
    for (int i = 10; i > 0; i--) {
      a.push(i);
    }
    Deque<Integer> c = new ArrayDeque<>();
    int[] moves = {0};
    hanoi(10, a, c, new ArrayDeque<>(), moves);
    System.out.println(moves[0] + " " + c + a);
    long[][] choose = new long[35][35];
    for (int n = 0; n < 35; n++) {
      choose[n][0] = choose[n][n] = 1;
      for (int k = 1; k < n; k++) {
        choose[n][k] = choose[n - 1][k - 1] + choose[n - 1][k];
      }
    }
    System.out.println(choose[34][17]);
  }
}
