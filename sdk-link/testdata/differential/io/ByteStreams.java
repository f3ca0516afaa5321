package io;

import java.io.*;

/** Byte array, buffered, data, pushback, sequence and piped-in-memory streams. */
public class ByteStreams {
  public static void main(String[] args) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream d = new DataOutputStream(new BufferedOutputStream(bytes, 4))) {
      d.writeInt(-2);
      d.writeLong(1L << 50);
      d.writeDouble(Math.PI);
      d.writeFloat(-0f);
      d.writeUTF("h\u00e9\u20ac\0");
      d.writeBoolean(true);
      d.writeShort(-3);
      d.writeChar('x');
      d.writeByte(200);
      System.out.println(d.size());
    }
    byte[] all = bytes.toByteArray();
    System.out.println(all.length + " " + java.util.Arrays.hashCode(all));
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new ByteArrayInputStream(all), 3));
    System.out.println(
        in.readInt()
            + " "
            + in.readLong()
            + " "
            + in.readDouble()
            + " "
            + in.readFloat()
            + " "
            + in.readUTF().length()
            + in.readBoolean()
            + in.readShort()
            + in.readChar()
            + in.readUnsignedByte()
            + in.read());
    try {
      in.readInt();
    } catch (EOFException e) {
      System.out.println(e);
    }
    PushbackInputStream p =
        new PushbackInputStream(new ByteArrayInputStream(new byte[] {1, 2, 3}), 2);
    int first = p.read();
    p.unread(9);
    p.unread(8);
    System.out.println(first + " " + p.read() + p.read() + p.read() + p.available());
    SequenceInputStream s =
        new SequenceInputStream(
            new ByteArrayInputStream("ab".getBytes()), new ByteArrayInputStream("cd".getBytes()));
    System.out.println(new String(s.readAllBytes()));
    ByteArrayInputStream marked = new ByteArrayInputStream("0123456789".getBytes());
    marked.skip(2);
    marked.mark(0);
    marked.read(new byte[4]);
    marked.reset();
    System.out.println(
        (char) marked.read()
            + " "
            + marked.available()
            + new String(marked.readNBytes(3))
            + marked.transferTo(System.out));
    InputStream none = InputStream.nullInputStream();
    System.out.println(
        none.read()
            + " "
            + new String(new ByteArrayInputStream("skip".getBytes(), 1, 2).readAllBytes()));
    try {
      new BufferedInputStream(none, 0);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    InputStream failing =
        new InputStream() {
          int n;

          @Override
          public int read() throws IOException {
            if (n++ > 2) {
              throw new IOException("worn out");
            }
            return n;
          }
        };
    byte[] target = new byte[8];
    System.out.println(failing.read(target) + java.util.Arrays.toString(target));
  }
}
