package io;

import java.io.*;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.zip.*;

/** Compressed bytes are zlib's at each level; all the ways in and out, and what fails. */
public class DeflateStreams {
  public static void main(String[] args) throws Exception {
    byte[] text = text(60_000);
    for (int level = 1; level <= 9; level++) {
      byte[] packed = deflate(text, level, Deflater.DEFAULT_STRATEGY, level % 2 == 0);
      System.out.println(level + " " + packed.length + " " + Arrays.hashCode(packed));
      System.out.println(Arrays.equals(text, inflate(packed, level % 2 == 0)));
    }
    System.out.println(Arrays.hashCode(deflate(text, 6, Deflater.HUFFMAN_ONLY, false)));
    System.out.println(Arrays.hashCode(deflate(text, 6, Deflater.FILTERED, false)));
    System.out.println(stored(text));
    streams(text);
    dictionary(text);
    flushes(text);
    buffers(text);
    broken(text);
    state();
  }

  static byte[] text(int size) {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    String[] words = {"alpha", "beta", "gamma", "delta", "unikernel", "image", "a", "of", "the"};
    while (text.length() < size) {
      text.append(words[random.nextInt(words.length)]).append(random.nextInt(9) == 0 ? ".\n" : " ");
      if (random.nextInt(40) == 0) {
        text.append(random.nextLong());
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] deflate(byte[] bytes, int level, int strategy, boolean raw) {
    Deflater deflater = new Deflater(level, raw);
    deflater.setStrategy(strategy);
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[777];
    while (!deflater.finished()) {
      out.write(chunk, 0, deflater.deflate(chunk));
    }
    System.out.println(deflater.getBytesRead() + " " + deflater.getBytesWritten());
    deflater.end();
    return out.toByteArray();
  }

  /** Level 0 only has to come back: where its blocks are cut is not the same. */
  static boolean stored(byte[] bytes) throws DataFormatException {
    Deflater deflater = new Deflater(Deflater.NO_COMPRESSION);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length + 100];
    Inflater inflater = new Inflater();
    inflater.setInput(packed, 0, deflater.deflate(packed));
    byte[] back = new byte[bytes.length];
    return inflater.inflate(back) == bytes.length && Arrays.equals(bytes, back);
  }

  static byte[] inflate(byte[] bytes, boolean raw) throws DataFormatException {
    Inflater inflater = new Inflater(raw);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[1000];
    int at = 0;
    while (!inflater.finished()) {
      if (inflater.needsInput() && at < bytes.length) {
        int some = Math.min(500, bytes.length - at);
        inflater.setInput(bytes, at, some);
        at += some;
      }
      out.write(chunk, 0, inflater.inflate(chunk));
    }
    System.out.println(inflater.getTotalIn() + " " + inflater.getTotalOut() + " "
        + inflater.getRemaining());
    inflater.end();
    return out.toByteArray();
  }

  static void streams(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text, 0, 3000);
      gzip.write(text, 3000, text.length - 3000);
    }
    byte[] packed = bytes.toByteArray();
    packed[9] = 0; // the system that wrote it
    System.out.println(packed.length + " " + Arrays.hashCode(packed));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      System.out.println(Arrays.equals(text, in.readAllBytes()));
    }
    bytes.reset();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(9), 64, true)) {
      out.write(text, 0, 100);
      out.flush();
      System.out.println(bytes.size());
      out.write(text, 100, 1000);
    }
    System.out.println(Arrays.hashCode(bytes.toByteArray()));
    InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    System.out.println(in.readAllBytes().length);
    bytes.reset();
    try (InflaterOutputStream out = new InflaterOutputStream(bytes)) {
      out.write(deflate(text, 6, 0, false));
    }
    System.out.println(Arrays.equals(text, bytes.toByteArray()));
    DeflaterInputStream deflating = new DeflaterInputStream(new ByteArrayInputStream(text));
    System.out.println(Arrays.hashCode(deflating.readAllBytes()));
    zip(text);
  }

  static void zip(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("a comment");
      for (String name : new String[] {"a.txt", "b/", "b/c.txt"}) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(2001, 2, 3, 4, 5, 6));
        zip.putNextEntry(entry);
        if (!entry.isDirectory()) {
          zip.write(text, 0, 500 + name.length());
        }
        zip.closeEntry();
      }
      try {
        zip.putNextEntry(new ZipEntry("a.txt"));
      } catch (ZipException e) {
        System.out.println(e.getMessage());
      }
    }
    System.out.println(bytes.size() + " " + Arrays.hashCode(bytes.toByteArray()));
    ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
      byte[] content = in.readAllBytes();
      System.out.println(entry + " " + content.length + " " + entry.getCrc() + " "
          + entry.getTimeLocal());
    }
  }

  static void dictionary(byte[] text) throws DataFormatException {
    byte[] words = "alpha beta gamma delta unikernel image".getBytes();
    Deflater deflater = new Deflater();
    deflater.setDictionary(words);
    System.out.println(deflater.getAdler());
    deflater.setInput(text, 0, 200);
    deflater.finish();
    byte[] packed = new byte[500];
    int size = deflater.deflate(packed);
    System.out.println(size + " " + Arrays.hashCode(packed) + " " + deflater.getAdler());
    Inflater inflater = new Inflater();
    inflater.setInput(packed, 0, size);
    byte[] back = new byte[300];
    System.out.println(inflater.inflate(back) + " " + inflater.needsDictionary() + " "
        + inflater.getAdler());
    try {
      inflater.setDictionary(new byte[3]);
    } catch (IllegalArgumentException e) {
      System.out.println("another dictionary");
    }
    inflater.setDictionary(words);
    System.out.println(inflater.inflate(back) + " " + inflater.finished());
  }

  static void flushes(byte[] text) {
    Deflater deflater = new Deflater(4);
    byte[] packed = new byte[30000];
    int at = 0;
    int[] modes = {Deflater.NO_FLUSH, Deflater.SYNC_FLUSH, Deflater.FULL_FLUSH};
    for (int i = 0; i < 12; i++) {
      if (i == 5) {
        deflater.setLevel(9);
      } else if (i == 8) {
        deflater.setStrategy(Deflater.HUFFMAN_ONLY);
      }
      deflater.setInput(text, i * 1000, 1000);
      int count = deflater.deflate(packed, at, packed.length - at, modes[i % 3]);
      System.out.print(count + " ");
      at += count;
    }
    System.out.println(Arrays.hashCode(Arrays.copyOf(packed, at)));
  }

  static void buffers(byte[] text) throws DataFormatException {
    ByteBuffer in = ByteBuffer.allocateDirect(5000).put(text, 0, 5000).flip();
    ByteBuffer packed = ByteBuffer.allocateDirect(5000);
    Deflater deflater = new Deflater();
    deflater.setInput(in);
    deflater.finish();
    System.out.println(deflater.deflate(packed) + " " + in.remaining() + " " + packed.position());
    packed.flip();
    Inflater inflater = new Inflater();
    inflater.setInput(packed);
    ByteBuffer back = ByteBuffer.allocate(6000);
    System.out.println(inflater.inflate(back) + " " + back.flip().equals(in.rewind()));
  }

  static void broken(byte[] text) {
    byte[] packed = deflate(text, 6, 0, false);
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      byte[] wrong = packed.clone();
      wrong[i < 10 ? i : random.nextInt(wrong.length)] ^= 1 << random.nextInt(8);
      Inflater inflater = new Inflater();
      inflater.setInput(wrong);
      try {
        System.out.println(inflater.inflate(new byte[70_000]) + " " + inflater.finished());
      } catch (DataFormatException e) {
        System.out.println(e.getMessage() + " " + inflater.getTotalOut());
      }
    }
    try {
      new GZIPInputStream(new ByteArrayInputStream(new byte[] {31, (byte) 139, 8, 0, 0}));
    } catch (IOException e) {
      System.out.println(e);
    }
  }

  static void state() throws DataFormatException {
    Deflater deflater = new Deflater();
    System.out.println(deflater.needsInput() + " " + deflater.getAdler() + " "
        + deflater.deflate(new byte[10]));
    deflater.end();
    try {
      deflater.deflate(new byte[1]);
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
    Inflater inflater = new Inflater();
    System.out.println(inflater.inflate(new byte[10]) + " " + inflater.needsInput());
    inflater.reset();
    inflater.setInput(new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1});
    System.out.println(inflater.inflate(new byte[10]) + " " + inflater.finished() + " "
        + inflater.getAdler());
    inflater.end();
    try {
      inflater.getAdler();
    } catch (NullPointerException e) {
      System.out.println(e.getMessage());
    }
  }
}
