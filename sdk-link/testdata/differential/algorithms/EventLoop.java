package algorithms;

import java.util.*;
import java.util.function.Consumer;

/** Listeners, events by type, a virtual clock. */
public class EventLoop {
  interface Event {
    long at();
  }

  record Tick(long at) implements Event {}

  record Message(long at, String from, String text) implements Event {}

  static class Loop {
    private final TreeMap<Long, Deque<Event>> queue = new TreeMap<>();
    private final Map<Class<?>, List<Consumer<Event>>> listeners = new LinkedHashMap<>();
    private long now;

    <E extends Event> void on(Class<E> type, Consumer<? super E> listener) {
      listeners
          .computeIfAbsent(type, t -> new ArrayList<>())
          .add(e -> listener.accept(type.cast(e)));
    }

    void post(Event e) {
      queue.computeIfAbsent(e.at(), t -> new ArrayDeque<>()).add(e);
    }

    int run(long until) {
      int handled = 0;
      while (!queue.isEmpty() && queue.firstKey() <= until) {
        Map.Entry<Long, Deque<Event>> first = queue.firstEntry();
        now = first.getKey();
        Event e = first.getValue().poll();
        if (first.getValue().isEmpty()) {
          queue.remove(now);
        }
        for (Consumer<Event> l : listeners.getOrDefault(e.getClass(), List.of())) {
          l.accept(e);
          handled++;
        }
      }
      return handled;
    }
  }

  public static void main(String[] args) {
    Loop loop = new Loop();
    StringBuilder log = new StringBuilder();
    loop.on(
        Tick.class,
        t -> {
          log.append(t.at()).append(' ');
          if (t.at() < 50) {
            loop.post(new Tick(t.at() + 7));
          }
        });
    loop.on(Message.class, m -> log.append(m.from()).append(':').append(m.text()).append(' '));
    loop.on(
        Message.class,
        m -> {
          if (m.text().length() < 4) {
            loop.post(new Message(m.at() + 5, "echo", m.text() + m.text().charAt(0)));
          }
        });
    loop.post(new Message(20, "ann", "hi"));
    loop.post(new Message(20, "bob", "hello"));
    loop.post(new Tick(0));
    System.out.println(loop.run(30) + " " + log + loop.now);
    System.out.println(loop.run(1000) + " " + log + loop.now);
  }
}
