package kiln.link.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs texts by byte pair encoding (Gage 1994): each code stands for one octet or for two codes.
 *
 * <p>Codes from 1 to {@code literals.length} are the octets that occur in the texts; those above are
 * pairs; 0 ends a text. Names of Java packages, classes and methods shrink to less than half, and
 * the decoder is ten lines of C.
 */
final class NamePacker {
  /** The decoder follows pairs within pairs at most this deep. */
  static final int MAX_DEPTH = 24;

  private static final int CODES = 256;

  private final byte[] literals;
  private final List<int[]> pairs = new ArrayList<>();
  private final int[] depth = new int[CODES];
  private final List<int[]> packed = new ArrayList<>();

  /** Packs all texts together; none of them may hold a zero octet. */
  NamePacker(List<String> texts) {
    boolean[] used = new boolean[CODES];
    for (String text : texts) {
      for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
        used[b & 0xff] = true;
      }
    }
    if (used[0]) {
      throw new IllegalArgumentException("A name holds a zero octet");
    }
    int[] codes = new int[CODES];
    byte[] all = new byte[CODES];
    int count = 0;
    for (int b = 1; b < CODES; b++) {
      if (used[b]) {
        all[count++] = (byte) b;
        codes[b] = count;
      }
    }
    literals = java.util.Arrays.copyOf(all, count);
    for (String text : texts) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      int[] word = new int[utf8.length];
      for (int i = 0; i < word.length; i++) {
        word[i] = codes[utf8[i] & 0xff];
      }
      packed.add(word);
    }
    while (literals.length + pairs.size() + 1 < CODES && pairUp()) {
      continue;
    }
  }

  /** The octets of the codes 1, 2 and so on. */
  byte[] literals() {
    return literals;
  }

  /** The halves of the codes above the literals', two octets each. */
  byte[] pairs() {
    byte[] result = new byte[2 * pairs.size()];
    for (int i = 0; i < pairs.size(); i++) {
      result[2 * i] = (byte) pairs.get(i)[0];
      result[2 * i + 1] = (byte) pairs.get(i)[1];
    }
    return result;
  }

  /** The codes of the text of that index, without the final 0. */
  byte[] packed(int index) {
    int[] word = packed.get(index);
    byte[] result = new byte[word.length];
    for (int i = 0; i < word.length; i++) {
      result[i] = (byte) word[i];
    }
    return result;
  }

  /** Makes the most frequent pair a code; false if no pair would pay for its two octets. */
  private boolean pairUp() {
    int[] counts = new int[CODES * CODES];
    int best = 0;
    for (int[] word : packed) {
      for (int i = 0; i + 1 < word.length; i++) {
        int pair = word[i] * CODES + word[i + 1];
        counts[pair]++;
        boolean better = counts[pair] > counts[best] || counts[pair] == counts[best] && pair < best;
        if (better && Math.max(depth[word[i]], depth[word[i + 1]]) < MAX_DEPTH - 1) {
          best = pair;
        }
      }
    }
    if (counts[best] < 4) {
      return false;
    }
    int left = best / CODES;
    int right = best % CODES;
    pairs.add(new int[] {left, right});
    int code = literals.length + pairs.size();
    depth[code] = Math.max(depth[left], depth[right]) + 1;
    packed.replaceAll(word -> replace(word, left, right, code));
    return true;
  }

  private static int[] replace(int[] word, int left, int right, int code) {
    int[] result = new int[word.length];
    int n = 0;
    for (int i = 0; i < word.length; i++) {
      if (word[i] == left && i + 1 < word.length && word[i + 1] == right) {
        result[n++] = code;
        i++;
      } else {
        result[n++] = word[i];
      }
    }
    return n == word.length ? word : java.util.Arrays.copyOf(result, n);
  }
}
