package util;

import java.util.Arrays;

/** Where arrays begin to differ: every length and place around the steps in which they are compared. */
public class Mismatches {
  public static void main(String[] args) {
    long sum = 0;
    for (int length = 0; length < 70; length++) {
      for (int place = 0; place <= length; place++) {
        sum = sum * 31 + bytes(length, place);
        sum = sum * 31 + chars(length, place);
        sum = sum * 31 + ints(length, place);
        sum = sum * 31 + longs(length, place);
      }
    }
    System.out.println(sum);
    double[] a = {0.0, Double.NaN, 1};
    double[] b = {-0.0, Double.NaN, 1};
    System.out.println(Arrays.mismatch(a, b) + " " + Arrays.equals(a, b) + " " + Arrays.compare(a, b));
    float[] nan = {Float.intBitsToFloat(0x7fc00001), 2};
    System.out.println(Arrays.mismatch(nan, new float[] {Float.NaN, 3}));
    byte[] text = "the quick brown fox jumps over the lazy dog".getBytes();
    System.out.println(Arrays.mismatch(text, 4, 30, text, 4, 28) + " "
        + Arrays.compareUnsigned(text, 1, 20, text, 0, 20) + " " + Arrays.compare(text, text));
    boolean[] flags = new boolean[33];
    flags[32] = true;
    System.out.println(Arrays.equals(flags, new boolean[33]) + " "
        + Arrays.mismatch(flags, new boolean[33]));
    try {
      System.out.println(Arrays.mismatch(text, null));
    } catch (NullPointerException e) {
      System.out.println("null");
    }
  }

  private static int bytes(int length, int place) {
    byte[] a = new byte[length];
    byte[] b = new byte[length + place % 3];
    if (place < length) {
      b[place] = 1;
    }
    return Arrays.mismatch(a, b) + (Arrays.equals(a, b) ? 100 : 0) + Arrays.compare(a, b);
  }

  private static int chars(int length, int place) {
    char[] a = new char[length];
    char[] b = new char[length];
    if (place < length) {
      b[place] = 256;
    }
    return Arrays.mismatch(a, b) + (Arrays.equals(a, b) ? 100 : 0) + Arrays.compare(a, b);
  }

  private static int ints(int length, int place) {
    int[] a = new int[length];
    int[] b = new int[length];
    if (place < length) {
      b[place] = 1 << 24;
    }
    return Arrays.mismatch(a, b) + (Arrays.equals(a, b) ? 100 : 0) + Arrays.compare(a, b);
  }

  private static int longs(int length, int place) {
    long[] a = new long[length];
    long[] b = new long[length];
    if (place < length) {
      b[place] = 1L << 56;
    }
    return Arrays.mismatch(a, b) + (Arrays.equals(a, b) ? 100 : 0) + Arrays.compare(a, b);
  }
}
