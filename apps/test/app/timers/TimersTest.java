package app.timers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.TextConsole;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {
  @Test
  void printsTheSameWhateverTheSchedule() throws Exception {
    Timers.Config config = mock(Timers.Config.class);
    when(config.step()).thenReturn(5);
    TextConsole console = new TextConsole();
    assertEquals(0, new Timers(console, config).run());
    assertEquals(
        List.of(
            "sleeper 1 woke",
            "sleeper 2 woke",
            "sleeper 3 woke",
            "sleeper 4 woke",
            "sleeper 5 woke",
            "woke early: 0",
            "squares: 1 4 9 16 25 36 49 64",
            "pool ended: true, workers 3, tasks 8",
            "under a lock: 4000",
            "synchronized: 4000"),
        console.lines());
  }
}
