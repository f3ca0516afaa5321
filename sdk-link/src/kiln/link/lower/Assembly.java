package kiln.link.lower;

import java.util.SortedMap;

/** Assembly text for data, in GNU syntax. Symbols are quoted: Java names may hold {@code $}. */
final class Assembly {
  private final StringBuilder text = new StringBuilder();

  /** The object that is being written; its size is told at its end, for the map of the image. */
  private String open;

  void line(String line) {
    text.append('\t').append(line).append('\n');
  }

  void raw(String lines) {
    text.append(lines);
  }

  void section(String name, String flags) {
    close();
    line(".section \"" + name + "\", \"" + flags + "\", @progbits");
  }

  void label(String symbol) {
    close();
    open = symbol;
    line(".globl \"" + symbol + "\"");
    line(".type \"" + symbol + "\", @object");
    text.append('"').append(symbol).append("\":\n");
  }

  private void close() {
    if (open != null) {
      line(".size \"" + open + "\", . - \"" + open + "\"");
      open = null;
    }
  }

  void alias(String symbol, String target) {
    line(".globl \"" + symbol + "\"");
    line(".set \"" + symbol + "\", \"" + target + "\"");
  }

  void absolute(String symbol, int value) {
    line(".globl \"" + symbol + "\"");
    line(".set \"" + symbol + "\", " + value);
  }

  /** 32-bit words: numbers or symbols. */
  void longs(String... words) {
    StringBuilder list = new StringBuilder();
    for (String word : words) {
      boolean number = Character.isDigit(word.charAt(0)) || word.charAt(0) == '-';
      list.append(list.length() == 0 ? "" : ", ").append(number ? word : "\"" + word + "\"");
    }
    line(".long " + list);
  }

  void bytes(int... values) {
    StringBuilder list = new StringBuilder();
    for (int value : values) {
      list.append(list.length() == 0 ? "" : ", ").append(value);
    }
    line(".byte " + list);
  }

  /** Numbers of so many bytes each. */
  void numbers(int bytes, long... values) {
    StringBuilder list = new StringBuilder();
    for (long value : values) {
      list.append(list.length() == 0 ? "" : ", ");
      list.append(bytes == 8 ? value : value & (1L << bytes * 8) - 1);
    }
    String directive = bytes == 1 ? ".byte " : bytes == 2 ? ".short " : bytes == 4 ? ".long " : ".quad ";
    line(directive + list);
  }

  void zero(int bytes) {
    if (bytes > 0) {
      line(".zero " + bytes);
    }
  }

  /** A variable that starts as zero. */
  void common(String symbol, int bytes) {
    close();
    line(".section \".bss." + symbol + "\", \"aw\", @nobits");
    line(".balign " + bytes);
    label(symbol);
    line(".zero " + bytes);
  }

  /** The characters of a string, one or two bytes each. */
  void characters(String string, boolean latin) {
    for (int from = 0; from < string.length(); from += 32) {
      StringBuilder list = new StringBuilder();
      for (int i = from; i < Math.min(string.length(), from + 32); i++) {
        list.append(list.length() == 0 ? "" : ",").append((int) string.charAt(i));
      }
      line((latin ? ".byte " : ".short ") + list);
    }
  }

  /** The fields of an object from offset {@code from} to {@code size}, gaps filled with zero. */
  void fields(int from, int size, SortedMap<Integer, Runnable> writers) {
    text.append("9:\n");
    writers.forEach(
        (offset, writer) -> {
          line(".org 9b + " + (offset - from) + ", 0");
          writer.run();
        });
    line(".org 9b + " + (size - from) + ", 0");
  }

  static String quote(String string) {
    StringBuilder result = new StringBuilder("\"");
    for (byte b : string.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      if (b == '"' || b == '\\') {
        result.append('\\').append((char) b);
      } else if (b < 32) {
        result.append('\\').append(Integer.toOctalString((b & 255) | 512).substring(1));
      } else {
        result.append((char) b);
      }
    }
    return result.append('"').toString();
  }

  @Override
  public String toString() {
    close();
    return text.toString();
  }
}
