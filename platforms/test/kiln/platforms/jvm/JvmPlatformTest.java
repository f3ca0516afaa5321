package kiln.platforms.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kiln.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class JvmPlatformTest {
  private final JvmPlatform platform = new JvmPlatform();

  @Test
  void anEventBeforeTheWaitEndsItAtOnce() {
    long seen = platform.events();
    platform.wake();
    platform.idle(seen, Platform.NO_DEADLINE); // would wait for ever
    assertNotEquals(seen, platform.events());
  }

  @Test
  void theDeadlineEndsTheWait() {
    long start = JvmClock.nowNanos();
    platform.idle(platform.events(), start + 20_000_000);
    assertTrue(JvmClock.nowNanos() - start >= 20_000_000);
  }

  @Test
  void aDeadlineThatIsOverDoesNotWait() {
    platform.idle(platform.events(), 0);
    platform.idle(platform.events(), -1);
  }

  @Test
  void anInterruptEndsTheWaitAndStays() {
    Thread.currentThread().interrupt();
    platform.idle(platform.events(), Platform.NO_DEADLINE);
    assertTrue(Thread.interrupted());
  }

  @Test
  void everyWaitingThreadIsWoken() throws InterruptedException {
    AtomicInteger woken = new AtomicInteger();
    long seen = platform.events();
    Thread[] waiting = new Thread[4];
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] =
          new Thread(
              () -> {
                platform.idle(seen, Platform.NO_DEADLINE);
                woken.incrementAndGet();
              });
      waiting[i].start();
    }
    platform.wake();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertEquals(waiting.length, woken.get());
  }
}
