package kiln.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final List<String> writes = new ArrayList<>();

  @Test
  void textIsWrittenAsUtf8InOnePiece() {
    Console console = console("");
    console.print("ä€");
    console.println("line");
    console.println("");
    assertEquals(List.of("ä€", "line\n", "\n"), writes);
  }

  @Test
  void linesLoseTheirEnds() {
    Console console = console("one\ntwo\r\n\nü\n");
    assertEquals("one", console.readLine());
    assertEquals("two", console.readLine());
    assertEquals("", console.readLine());
    assertEquals("ü", console.readLine());
    assertNull(console.readLine());
    assertNull(console.readLine());
  }

  @Test
  void theLastLineNeedsNoEnd() {
    Console console = console("one\nlast");
    assertEquals("one", console.readLine());
    assertEquals("last", console.readLine());
    assertNull(console.readLine());
  }

  @Test
  void aLongLineIsCutAndTheNextIsWhole() {
    String longest = "x".repeat(Console.LINE_MAX);
    Console console = console(longest + "\n" + longest + "yyy\nnext\n");
    assertEquals(longest, console.readLine());
    assertEquals(longest, console.readLine());
    assertEquals("next", console.readLine());
  }

  private Console console(String input) {
    ByteArrayInputStream in =
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return new Console() {
      @Override
      public void write(byte[] src, int offset, int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(src, offset, length);
        writes.add(bytes.toString(StandardCharsets.UTF_8));
      }

      @Override
      public int read(byte[] dst, int offset, int length) {
        return in.read(dst, offset, length);
      }
    };
  }
}
