package app.noop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NoopTest {
  @Test
  void succeeds() {
    assertEquals(0, new Noop().run());
  }
}
