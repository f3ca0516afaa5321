package io;

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Readers and writers over memory. */
public class Readers {
  public static void main(String[] args) throws IOException {
    BufferedReader r = new BufferedReader(new StringReader("one\ntwo\r\nthree\rfour\n\nlast"), 4);
    System.out.println(
        r.readLine() + r.read() + r.readLine() + r.lines().collect(Collectors.toList()));
    StringWriter w = new StringWriter();
    try (PrintWriter p = new PrintWriter(w)) {
      p.printf("%d-%s%n", 5, "x");
      p.print(1.5);
      p.println('c');
      p.append("abc", 1, 2).write("def", 1, 1);
      p.println(new char[] {'h', 'i'});
      System.out.println(p.checkError());
    }
    System.out.print(w);
    CharArrayWriter c = new CharArrayWriter();
    new StringReader("transfer").transferTo(c);
    System.out.println(c + " " + c.size());
    PushbackReader pr = new PushbackReader(new StringReader("ab"));
    int a = pr.read();
    pr.unread('z');
    System.out.println((char) a + "" + (char) pr.read() + (char) pr.read() + pr.read());
    LineNumberReader l = new LineNumberReader(new StringReader("a\nb\nc"));
    l.readLine();
    l.readLine();
    System.out.println(l.getLineNumber() + l.readLine() + l.getLineNumber());
    byte[] utf = "h\u00e9llo \u20ac \ud83d\ude00".getBytes(StandardCharsets.UTF_8);
    InputStreamReader isr =
        new InputStreamReader(new ByteArrayInputStream(utf), StandardCharsets.UTF_8);
    char[] buffer = new char[5];
    StringBuilder s = new StringBuilder();
    for (int n; (n = isr.read(buffer)) > 0; ) {
      s.append(buffer, 0, n).append('|');
    }
    System.out.println(s.toString().replace("|", "") + " " + isr.getEncoding());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Writer ow = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_16LE))) {
      ow.write("\u20acx");
      ow.append('y');
    }
    System.out.println(java.util.Arrays.toString(out.toByteArray()));
    try {
      r.close();
      r.read();
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    PipedWriter pw = new PipedWriter();
    PipedReader pipe = new PipedReader(pw);
    Thread t =
        new Thread(
            () -> {
              try (pw) {
                pw.write("through the pipe");
              } catch (IOException e) {
                System.out.println(e);
              }
            });
    t.start();
    System.out.println(new BufferedReader(pipe).readLine());
  }
}
