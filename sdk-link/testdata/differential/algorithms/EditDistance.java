package algorithms;

/** Dynamic programming: edit distance, longest common subsequence, knapsack, coins. */
public class EditDistance {
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int up = row[j];
        row[j] =
            Math.min(
                Math.min(row[j], row[j - 1]) + 1,
                diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        diagonal = up;
      }
    }
    return row[b.length()];
  }

  static String common(String a, String b) {
    int[][] t = new int[a.length() + 1][b.length() + 1];
    for (int i = a.length() - 1; i >= 0; i--) {
      for (int j = b.length() - 1; j >= 0; j--) {
        t[i][j] =
            a.charAt(i) == b.charAt(j) ? t[i + 1][j + 1] + 1 : Math.max(t[i + 1][j], t[i][j + 1]);
      }
    }
    StringBuilder s = new StringBuilder();
    for (int i = 0, j = 0; i < a.length() && j < b.length(); ) {
      if (a.charAt(i) == b.charAt(j)) {
        s.append(a.charAt(i++));
        j++;
      } else if (t[i + 1][j] >= t[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return s.toString();
  }

  public static void main(String[] args) {
    String[] words = {"kitten", "sitting", "", "saturday", "sunday", "unikernel", "kernel"};
    for (String a : words) {
      for (String b : words) {
        System.out.print(distance(a, b) + "[" + common(a, b) + "] ");
      }
      System.out.println();
    }
    long[] ways = new long[501];
    ways[0] = 1;
    for (int coin : new int[] {1, 2, 5, 10, 20, 50, 100, 200}) {
      for (int i = coin; i < ways.length; i++) {
        ways[i] += ways[i - coin];
      }
    }
    System.out.println(ways[100] + " " + ways[500]);
  }
}
