package kiln.link.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static TestClass type(String id, TestClass.Order order) {
    return new TestClass(id, order);
  }

  @Test
  void longOnesComeFirstAndThoseAloneLast() {
    List<String> started = Collections.synchronizedList(new ArrayList<>());
    Lanes.run(
        List.of(
            type("alone", TestClass.Order.ALONE),
            type("one", TestClass.Order.ANY),
            type("long", TestClass.Order.LONG)),
        type -> started.add(type.id()));
    assertEquals("alone", started.get(2));
    assertEquals(3, started.size());
  }

  @Test
  void eachRunsOnceAndTwoAtATimeAtMost() {
    List<TestClass> classes =
        IntStream.range(0, 100)
            .mapToObj(i -> type("class " + i, i % 10 == 0 ? TestClass.Order.ALONE : TestClass.Order.ANY))
            .toList();
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger running = new AtomicInteger();
    Lanes.run(
        classes,
        type -> {
          int now = running.incrementAndGet();
          assertTrue(now <= (type.order() == TestClass.Order.ALONE ? 1 : 2));
          Thread.yield();
          running.decrementAndGet();
          ended.add(type.id());
        });
    assertEquals(100, ended.size());
    assertEquals(100, new HashSet<>(ended).size());
  }

  @Test
  void aRunThatBreaksDownIsNoSuccess() {
    List<TestClass> classes = List.of(type("bad", TestClass.Order.ANY));
    assertThrows(
        IllegalStateException.class,
        () -> Lanes.run(classes, type -> {
          throw new OutOfMemoryError(type.id());
        }));
  }
}
