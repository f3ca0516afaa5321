package kiln.stack.socket;

import kiln.clock.Clock;
import kiln.platform.Platform;
import kiln.stack.ip.IpStack;
import kiln.stack.random.KeyedRandom;
import kiln.stack.tcp.Tcp;
import kiln.stack.tcp.TcpConfig;
import kiln.stack.udp.Udp;

/**
 * Owns a stack: its lock, its thread, its clock.
 *
 * <p>The thread polls, then idles until a device has news, a deadline comes, or a call made the
 * next deadline sooner. Everybody else holds {@link #lock} while touching the stack, and calls
 * {@link #leave} before letting it go.
 */
final class StackOwner {
  final Object lock = new Object();
  final IpStack ip;
  final Tcp tcp;
  final Udp udp;
  private final Clock clock;
  private final Platform platform;

  /** Until when the thread sleeps, or will sleep when it next does. */
  private long sleepsUntilNanos = Long.MIN_VALUE;

  private volatile boolean stopped;
  private Thread thread;

  /** Something of this room that has deadlines of its own, such as a DHCP client. */
  interface Task {
    void poll(long nowNanos);

    long pollAt();
  }

  private Task[] tasks = new Task[0];

  StackOwner(KeyedRandom random, TcpConfig config, Clock clock, Platform platform) {
    this.clock = clock;
    this.platform = platform;
    ip = new IpStack(random);
    tcp = new Tcp(ip, config);
    udp = new Udp(ip);
    ip.transports(tcp, udp);
  }

  Clock clock() {
    return clock;
  }

  long now() {
    return clock.monotonicNanos();
  }

  void start() {
    thread = new Thread(this::run, "net");
    thread.setDaemon(true);
    thread.start();
  }

  void stop() {
    stopped = true;
    platform.wake();
  }

  /** Adds a task; before {@link #start}, or under the lock. */
  void add(Task task) {
    Task[] more = new Task[tasks.length + 1];
    System.arraycopy(tasks, 0, more, 0, tasks.length);
    more[tasks.length] = task;
    tasks = more;
  }

  /** Sends what a call under the lock has queued, and sees that its deadlines are kept. */
  void leave() {
    ip.flush();
    if (nextDeadline() < sleepsUntilNanos) {
      sleepsUntilNanos = Long.MIN_VALUE; // woken once is enough
      platform.wake();
    }
  }

  private void run() {
    while (!stopped) {
      long seen = platform.events();
      long deadline;
      synchronized (lock) {
        long now = now();
        boolean more = ip.poll(now);
        for (Task task : tasks) {
          task.poll(now);
        }
        ip.flush();
        deadline = more ? Long.MIN_VALUE : nextDeadline();
        sleepsUntilNanos = deadline;
      }
      if (deadline > now()) {
        platform.idle(seen, deadline);
      }
    }
  }

  private long nextDeadline() {
    long at = ip.pollAt();
    for (Task task : tasks) {
      at = Math.min(at, task.pollAt());
    }
    return at;
  }
}
