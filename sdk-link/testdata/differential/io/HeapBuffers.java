package io;

import java.nio.*;

/** Heap and direct buffers: positions, views, orders, errors. */
public class HeapBuffers {
  static void attempt(Runnable r) {
    try {
      r.run();
      System.out.println("worked");
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }

  static void use(ByteBuffer b) {
    b.put((byte) 1)
        .putInt(0x01020304)
        .putLong(-5)
        .putDouble(1.5)
        .putShort((short) 7)
        .putChar('z')
        .putFloat(2.5f);
    System.out.println(
        b.position()
            + " "
            + b.remaining()
            + " "
            + b.order()
            + b.isDirect()
            + b.hasArray()
            + b.isReadOnly());
    b.flip();
    System.out.println(
        b.get()
            + " "
            + b.getInt()
            + " "
            + b.getLong()
            + " "
            + b.getDouble()
            + " "
            + b.getShort()
            + b.getChar()
            + b.getFloat());
    b.rewind().order(ByteOrder.LITTLE_ENDIAN);
    System.out.println(b.getInt(1) + " " + b.limit() + b);
    b.position(5).mark().position(9).reset();
    ByteBuffer slice = b.slice();
    slice.put(0, (byte) 99);
    System.out.println(
        b.get(5) + " " + slice.capacity() + slice.order() + b.duplicate().position());
    b.compact();
    System.out.println(b.position() + " " + b.get(0));
    b.clear();
    IntBuffer ints = b.order(ByteOrder.BIG_ENDIAN).asIntBuffer();
    ints.put(new int[] {10, 20, 30}).flip();
    System.out.println(ints.get(1) + " " + b.getInt(8) + ints + ints.hashCode());
    attempt(() -> b.limit(2).getInt());
    attempt(() -> b.position(5));
    attempt(() -> b.putLong(1));
    attempt(() -> b.get(40));
    attempt(() -> b.asReadOnlyBuffer().put((byte) 1));
    attempt(() -> ByteBuffer.allocate(-1));
    attempt(() -> b.clear().reset());
  }

  public static void main(String[] args) {
    use(ByteBuffer.allocate(40));
    use(ByteBuffer.allocateDirect(40));
    ByteBuffer w = ByteBuffer.wrap("wrapped".getBytes(), 2, 4);
    System.out.println(
        w
            + " "
            + w.arrayOffset()
            + (char) w.get()
            + w.equals(ByteBuffer.wrap("app".getBytes()))
            + w.compareTo(ByteBuffer.wrap("b".getBytes())));
    CharBuffer c = CharBuffer.wrap("chars");
    System.out.println(c.subSequence(1, 3) + " " + c.length() + c.get() + c + c.isReadOnly());
    LongBuffer l = LongBuffer.allocate(3).put(1).put(2);
    System.out.println(
        l.flip().limit()
            + " "
            + l.get()
            + l.hasRemaining()
            + DoubleBuffer.wrap(new double[] {1, 2}).get(1));
    ByteBuffer a = ByteBuffer.allocate(4).put((byte) 1).flip();
    ByteBuffer d = ByteBuffer.allocateDirect(4);
    d.put(a);
    System.out.println(d.position() + " " + d.flip().mismatch(ByteBuffer.wrap(new byte[] {1, 2})));
    FloatBuffer f = ByteBuffer.allocateDirect(8).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    f.put(1, 3.5f);
    System.out.println(f.get(1) + " " + f.isDirect() + f.order());
  }
}
