package io;

import java.io.*;
import java.util.zip.*;

/** Deflate, inflate and gzip round trips. */
public class Deflate {
  public static void main(String[] args) throws Exception {
    byte[] data = "the quick brown fox jumps over the lazy dog ".repeat(50).getBytes();
    Deflater d = new Deflater(9);
    d.setInput(data);
    d.finish();
    byte[] packed = new byte[data.length];
    int n = d.deflate(packed);
    System.out.println((n < data.length / 5) + " " + d.finished() + d.getTotalIn());
    Inflater i = new Inflater();
    i.setInput(packed, 0, n);
    byte[] back = new byte[data.length];
    System.out.println(i.inflate(back) + " " + i.finished() + java.util.Arrays.equals(data, back));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream g = new GZIPOutputStream(out)) {
      g.write(data);
    }
    byte[] gz = out.toByteArray();
    System.out.println(
        (gz[0] & 0xff)
            + " "
            + new GZIPInputStream(new ByteArrayInputStream(gz)).readAllBytes().length);
    try {
      new GZIPInputStream(new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    } catch (ZipException e) {
      System.out.println(e.getMessage());
    }
  }
}
