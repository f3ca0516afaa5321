package io;

import java.io.*;
import java.util.zip.*;

/** Checksums, deflate and gzip in memory. */
public class Compression {
  public static void main(String[] args) throws Exception {
    byte[] data = "the quick brown fox jumps over the lazy dog ".repeat(50).getBytes();
    for (Checksum c : new Checksum[] {new CRC32(), new Adler32(), new CRC32C()}) {
      c.update(data, 0, data.length);
      System.out.print(c.getValue() + " ");
      c.update(7);
      System.out.print(c.getValue() + " ");
      c.reset();
      c.update(java.nio.ByteBuffer.wrap(data, 3, 20));
      System.out.println(c.getValue());
    }
    CheckedInputStream in = new CheckedInputStream(new ByteArrayInputStream(data), new CRC32());
    in.readAllBytes();
    System.out.println(in.getChecksum().getValue());
  }
}
