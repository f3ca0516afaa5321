package io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Print streams of every charset, piece by piece, and what lies below and above them. */
public class PrintStreams {
  /** Notes how it is called. */
  static final class Notes extends OutputStream {
    final StringBuilder text = new StringBuilder();

    @Override
    public void write(int b) {
      text.append("write ").append(b).append(' ');
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      text.append("bytes ").append(length).append(' ');
    }

    @Override
    public void flush() {
      text.append("flush ");
    }

    @Override
    public void close() {
      text.append("close");
    }
  }

  /** Doubles what passes through, as a tee would. */
  static final class Doubling extends PrintStream {
    Doubling(OutputStream out) {
      super(out, false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      super.write(bytes, from, length);
    }

    @Override
    public void print(String text) {
      super.print("<" + text + ">");
    }
  }

  static String hex(ByteArrayOutputStream out) {
    return HexFormat.of().formatHex(out.toByteArray());
  }

  static void pieces(Charset charset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, false, charset);
    print.print("a\u00e9");
    print.print('\u20ac');
    print.println(7);
    print.print(new char[] {'x', 'y'});
    print.print("");
    print.printf("%d|", 5).append("end").append('!');
    print.println();
    print.write('w');
    for (char c : "\ud83d\ude00 \ude00\ud83d".toCharArray()) {
      print.print(c); // half of a letter at a time
      System.out.print(out.size() + " ");
    }
    print.println();
    print.print("\ud83d");
    print.flush();
    System.out.print(out.size() + " ");
    print.close();
    print.print("late");
    System.out.println(charset + " " + hex(out) + " " + print.checkError());
  }

  public static void main(String[] args) throws IOException {
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII)) {
      pieces(charset);
    }
    for (String name : List.of("UTF-16", "utf8", "latin1")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream print = new PrintStream(out, true, name);
      print.print(1.5f);
      print.print(true);
      print.print((Object) null);
      System.out.println(name + " " + hex(out));
    }
    for (boolean auto : new boolean[] {false, true}) {
      Notes notes = new Notes();
      PrintStream print = new PrintStream(notes, auto);
      print.print("x");
      print.println("yz");
      print.print("");
      print.print("1\n2");
      print.print(new char[] {'\n', '\n'});
      print.println();
      print.write(10);
      print.write(new byte[3], 0, 2);
      print.flush();
      print.close();
      print.close();
      System.out.println(notes.text);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream doubling = new Doubling(out)) {
      doubling.print("p");
      doubling.println("q");
      doubling.println(5);
      doubling.print('c');
    }
    System.out.println(out);
    System.out.print("\ud83d");
    System.out.println("\ude00");
  }
}
