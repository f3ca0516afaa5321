package lib;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Words in arrays of bytes through handles. */
public class ByteViews {
  private static final VarHandle INT_BIG =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LITTLE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle CHAR =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

  public static void main(String[] args) {
    byte[] bytes = new byte[16];
    INT_BIG.set(bytes, 1, 0x01020304);
    INT_LITTLE.set(bytes, 5, 0x01020304);
    System.out.println(Arrays.toString(bytes));
    System.out.println((int) INT_BIG.get(bytes, 3) + " " + (int) INT_LITTLE.get(bytes, 3));
    LONG.set(bytes, 8, 0x1122334455667788L);
    System.out.println((long) LONG.get(bytes, 7) + " " + Arrays.toString(bytes));
    SHORT.set(bytes, 0, (short) -2);
    CHAR.set(bytes, 2, 'x');
    System.out.println((short) SHORT.get(bytes, 1) + " " + (char) CHAR.get(bytes, 2));
    DOUBLE.set(bytes, 3, 1.5);
    FLOAT.set(bytes, 11, -2.25f);
    System.out.println((double) DOUBLE.get(bytes, 3) + " " + (float) FLOAT.get(bytes, 11));
    System.out.println(Arrays.toString(bytes));
    for (int index : new int[] {-1, 13, 16, 12}) {
      try {
        System.out.println((int) INT_BIG.get(bytes, index));
      } catch (IndexOutOfBoundsException e) {
        System.out.println(e);
      }
    }
    try {
      LONG.set(new byte[3], 0, 1L);
    } catch (IndexOutOfBoundsException e) {
      System.out.println(e);
    }
  }
}
