package app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kiln.app.Refusal;
import kiln.clock.Clock;
import kiln.console.Console;
import org.junit.jupiter.api.Test;

class DialogueTest {
  private static final String HELP =
      "time, platform, exit [STATUS]; everything else comes back as it is\n";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private int status;
  private int number;

  @Test
  void everythingComesBackUntilNobodyIsThere() {
    assertEquals("> Grüß dich\n> \n> \n", answersTo("Grüß dich\n\r\n"));
    assertEquals(0, status);
  }

  @Test
  void questionsAreAnswered() {
    assertEquals(
        "> sim\n> 86400 seconds since 1970\n> " + HELP + "> ",
        answersTo("platform\ntime\nhelp\nexit\nmore\n"));
    assertEquals(0, status);
  }

  @Test
  void theStatusIsTheUsers() {
    answersTo("exit 42\n");
    assertEquals(42, status);
  }

  @Test
  void whatIsNoStatusIsSaid() {
    assertEquals(
        "> 256 is no status; there are 0 to 255\n> x is no status; there are 0 to 255\n> \n",
        answersTo("exit 256\nexit x\n"));
  }

  @Test
  void aConsoleThatTheMachineLacksIsSaid() {
    number = 1;
    assertEquals("--number=1: this machine has 1 console(s), and the first is number 0.",
        assertThrows(Refusal.class, () -> answersTo("")).getMessage());
  }

  private String answersTo(String input) {
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    Console console = new Console() {
      @Override
      public void write(byte[] src, int offset, int length) {
        said.write(src, offset, length);
      }

      @Override
      public int read(byte[] dst, int offset, int length) {
        return in.read(dst, offset, length);
      }
    };
    Clock clock = mock(Clock.class);
    when(clock.wallNanos()).thenReturn(86_400_999_999_999L);
    Dialogue.Config config = mock(Dialogue.Config.class);
    when(config.prompt()).thenReturn("> ");
    when(config.number()).thenReturn(number);
    said.reset();
    status = new Dialogue(() -> List.of(console), clock, () -> "sim", config).run();
    return said.toString(StandardCharsets.UTF_8).replace("Say something, or help.\n", "");
  }
}
