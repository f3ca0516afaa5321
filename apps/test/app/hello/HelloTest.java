package app.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.TextConsole;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelloTest {
  @Test
  void greetsAndNamesThePlatform() {
    Hello.Config config = mock(Hello.Config.class);
    when(config.greeting()).thenReturn("Grüß dich");
    TextConsole console = new TextConsole();
    assertEquals(0, new Hello(console, () -> "sim", config).run());
    assertEquals(List.of("Grüß dich from sim"), console.lines());
  }

  @Test
  void theGreetingIsHelloUnlessSet() throws ReflectiveOperationException {
    assertEquals("Hello", Hello.Config.class.getMethod("greeting").getDefaultValue());
  }
}
