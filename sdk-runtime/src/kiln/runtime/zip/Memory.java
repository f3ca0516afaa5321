package kiln.runtime.zip;

import jdk.internal.misc.Unsafe;

/** Bytes of direct buffers. */
final class Memory {
  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private Memory() {}

  static byte[] get(long address, int count) {
    byte[] bytes = new byte[count];
    UNSAFE.copyMemory(null, address, bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET, count);
    return bytes;
  }

  static void put(byte[] bytes, long address, int count) {
    UNSAFE.copyMemory(bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET, null, address, count);
  }
}
