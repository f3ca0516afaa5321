package io;

import java.io.*;
import java.nio.*;
import java.nio.charset.*;
import java.util.*;
import java.util.stream.Collectors;
import java.util.zip.*;

/** Corners of java.io, java.nio and java.util.zip, all in memory. */
public class Corners {
  private interface Body {
    Object run() throws Exception;
  }

  private static void show(String name, Body body) {
    try {
      System.out.println(name + ": " + body.run());
    } catch (Exception e) {
      System.out.println(name + "! " + e);
    }
  }

  public static void main(String[] args) throws Exception {
    readers();
    streams();
    data();
    pipes();
    buffers();
    charsets();
    archives();
  }

  private static void readers() throws IOException {
    StreamTokenizer tokens = new StreamTokenizer(new StringReader("x = 3.5 + 'quoted' // end\n/* no */ y"));
    tokens.slashSlashComments(true);
    tokens.slashStarComments(true);
    StringBuilder text = new StringBuilder();
    while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
      text.append(tokens).append(' ');
    }
    System.out.println(text);
    LineNumberReader lines = new LineNumberReader(new StringReader("a\rb\r\nc\n\nd"));
    for (String line; (line = lines.readLine()) != null; ) {
      System.out.print(lines.getLineNumber() + line + " ");
    }
    System.out.println(new BufferedReader(new StringReader("x\ny\n")).lines().collect(Collectors.toList()));
    PushbackReader push = new PushbackReader(new StringReader("abc"), 2);
    int first = push.read();
    push.unread(first);
    push.unread('z');
    System.out.println((char) push.read() + "" + (char) push.read() + push.ready());
    show("overflow", () -> {
      push.unread("abc".toCharArray());
      return null;
    });
    CharArrayWriter chars = new CharArrayWriter();
    new PrintWriter(chars, true).printf("%s-%d%n", "a", 1).append("tail", 1, 3).flush();
    System.out.print(chars);
    System.out.println();
    show("closed", () -> {
      Reader reader = new StringReader("x");
      reader.close();
      return reader.read();
    });
    show("mark", () -> {
      BufferedReader reader = new BufferedReader(new StringReader("abcdef"), 2);
      reader.mark(1);
      reader.read(new char[4]);
      reader.reset();
      return null;
    });
    StringWriter writer = new StringWriter();
    try (BufferedWriter buffered = new BufferedWriter(writer, 4)) {
      buffered.write("hello world", 3, 5);
      buffered.newLine();
    }
    System.out.print(writer);
  }

  private static void streams() throws IOException {
    InputStream both =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(new ByteArrayInputStream("ab".getBytes()), new ByteArrayInputStream("cd".getBytes()))));
    System.out.println(new String(both.readAllBytes()) + InputStream.nullInputStream().read());
    InputStream in = new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5, 6});
    in.skipNBytes(2);
    System.out.println(Arrays.toString(in.readNBytes(2)) + in.available() + in.transferTo(OutputStream.nullOutputStream()));
    show("skip", () -> {
      new ByteArrayInputStream(new byte[1]).skipNBytes(2);
      return null;
    });
    show("unchecked", () -> {
      throw new UncheckedIOException("m", new EOFException("e"));
    });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, false, "UTF-16BE");
    print.print("é");
    print.flush();
    System.out.println(Arrays.toString(out.toByteArray()) + print.checkError());
    show("encoding", () -> new PrintStream(new ByteArrayOutputStream(), false, "none"));
    PushbackInputStream push = new PushbackInputStream(new ByteArrayInputStream(new byte[] {7}));
    push.unread(9);
    System.out.println(push.read() + " " + push.read() + push.read());
    show("bounds", () -> new ByteArrayInputStream(new byte[3]).read(new byte[2], 1, 5));
    OutputStream failing = new FilterOutputStream(new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("full");
      }
    });
    show("full", () -> {
      try (OutputStream o = new BufferedOutputStream(failing)) {
        o.write(1);
      }
      return null;
    });
  }

  private static void data() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF("aé\u0000€\ud83d\ude00");
    out.writeLong(-2);
    out.writeDouble(Math.PI);
    out.writeChars("hi");
    System.out.println(out.size() + " " + HexFormat.of().formatHex(bytes.toByteArray()));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    System.out.println(in.readUTF().length() + " " + in.readLong() + " " + in.readDouble() + in.readChar() + in.readUnsignedShort());
    show("eof", in::readInt);
    show("utf", () -> new DataInputStream(new ByteArrayInputStream(new byte[] {0, 1, -1})).readUTF());
    show("long utf", () -> {
      new DataOutputStream(OutputStream.nullOutputStream()).writeUTF("x".repeat(70000));
      return null;
    });
  }

  private static void pipes() throws Exception {
    PipedInputStream in = new PipedInputStream(16);
    PipedOutputStream out = new PipedOutputStream(in);
    Thread writer = new Thread(() -> {
      try (out) {
        for (int i = 0; i < 100; i++) {
          out.write(i);
        }
      } catch (IOException e) {
        System.out.println(e);
      }
    });
    writer.start();
    int sum = 0;
    for (int b; (b = in.read()) >= 0; ) {
      sum += b;
    }
    writer.join();
    System.out.println(sum);
    show("unconnected", () -> new PipedReader().read());
  }

  private static void buffers() {
    ByteBuffer direct = ByteBuffer.allocateDirect(24).order(ByteOrder.LITTLE_ENDIAN);
    direct.putInt(1).putDouble(2.5).putChar('x').putShort((short) -3).flip();
    System.out.println(direct + " " + direct.getInt() + direct.getDouble() + direct.getChar() + direct.getShort());
    ByteBuffer heap = ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 2, 6);
    ByteBuffer slice = heap.slice();
    System.out.println(slice + " " + slice.arrayOffset() + " " + slice.get(1) + heap.asReadOnlyBuffer().isReadOnly());
    System.out.println(heap.asIntBuffer().get(0) + " " + heap.duplicate().order() + " " + heap.alignedSlice(1).capacity());
    System.out.println(heap.compact() + " " + heap.mismatch(direct) + " " + heap.compareTo(slice));
    show("overflow", () -> ByteBuffer.allocate(1).putInt(1));
    show("underflow", () -> ByteBuffer.allocate(1).getLong());
    show("read only", () -> ByteBuffer.allocate(1).asReadOnlyBuffer().put((byte) 1));
    show("position", () -> ByteBuffer.allocate(1).position(2));
    show("limit", () -> ByteBuffer.allocate(1).limit(-1));
    show("negative", () -> ByteBuffer.allocate(-1));
    show("index", () -> ByteBuffer.allocate(4).getInt(1));
    show("mark", () -> ByteBuffer.allocate(4).reset());
    show("no array", () -> ByteBuffer.allocateDirect(1).array());
    CharBuffer text = CharBuffer.wrap("hello world");
    text.position(6);
    System.out.println(text + " " + text.length() + text.charAt(1) + text.subSequence(1, 3) + CharBuffer.wrap(new char[] {'a'}).hasArray());
    LongBuffer longs = LongBuffer.allocate(3).put(5).put(6);
    longs.flip();
    System.out.println(longs + " " + longs.get() + longs.remaining() + longs.equals(LongBuffer.wrap(new long[] {6})));
  }

  private static void charsets() throws Exception {
    byte[] broken = {'a', (byte) 0xc3, '(', (byte) 0xf0, (byte) 0x9f, 'z', (byte) 0xff};
    System.out.println(new String(broken, StandardCharsets.UTF_8).codePoints().boxed().toList());
    show("report", () -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(broken)));
    show("unmappable", () -> StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap("a€")));
    System.out.println(Arrays.toString("a€é\ud800".getBytes(StandardCharsets.US_ASCII)) + Arrays.toString("\ud83d\ude00\udc00".getBytes(StandardCharsets.UTF_8)));
    System.out.println(HexFormat.of().formatHex("aé".getBytes(StandardCharsets.UTF_16)) + new String(new byte[] {-1, -2, 'a', 0}, StandardCharsets.UTF_16));
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).replaceWith("?");
    CharBuffer out = CharBuffer.allocate(3);
    System.out.println(decoder.decode(ByteBuffer.wrap(broken), out, true) + " " + out.flip());
    show("name", () -> Charset.forName("no such"));
    show("unsupported", () -> Charset.forName("x-none"));
    System.out.println(Charset.forName("latin1") + " " + Charset.isSupported("utf8") + Charset.defaultCharset() + StandardCharsets.UTF_8.aliases().contains("UTF8"));
    System.out.println(StandardCharsets.UTF_8.contains(StandardCharsets.US_ASCII) + " " + StandardCharsets.US_ASCII.newEncoder().canEncode('é'));
  }

  private static void archives() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("all");
      for (String name : List.of("a.txt", "dir/", "dir/b.txt")) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(1_700_000_000_000L);
        entry.setComment("of " + name);
        zip.putNextEntry(entry);
        zip.write(name.repeat(20).getBytes());
      }
      zip.setMethod(ZipOutputStream.STORED);
      ZipEntry stored = new ZipEntry("stored");
      CRC32 crc = new CRC32();
      crc.update("xyz".getBytes());
      stored.setCrc(crc.getValue());
      stored.setSize(3);
      stored.setTime(1_700_000_000_000L);
      zip.putNextEntry(stored);
      zip.write("xyz".getBytes());
    }
    System.out.println(bytes.size());
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        System.out.println(entry + " " + entry.isDirectory() + entry.getMethod() + " " + zip.readAllBytes().length + " " + entry.getTime());
      }
    }
    show("twice", () -> {
      ZipOutputStream zip = new ZipOutputStream(new ByteArrayOutputStream());
      zip.putNextEntry(new ZipEntry("x"));
      zip.putNextEntry(new ZipEntry("x"));
      return null;
    });
    show("no zip", () -> new GZIPInputStream(new ByteArrayInputStream(new byte[20])));
    show("cut", () -> new InflaterInputStream(new ByteArrayInputStream(new byte[] {0x78, (byte) 0x9c, 3})).read());
    show("bad", () -> new InflaterInputStream(new ByteArrayInputStream(new byte[] {1, 2, 3, 4})).read());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("again and again and again".getBytes());
    }
    System.out.println(packed.size() + " " + new String(new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())).readAllBytes()));
    Adler32 adler = new Adler32();
    CRC32C castagnoli = new CRC32C();
    for (Checksum sum : List.of(adler, castagnoli)) {
      sum.update("123456789".getBytes());
      System.out.println(Long.toHexString(sum.getValue()));
    }
    CheckedInputStream checked = new CheckedInputStream(new ByteArrayInputStream("abc".getBytes()), new CRC32());
    checked.readAllBytes();
    System.out.println(checked.getChecksum().getValue());
  }
}
