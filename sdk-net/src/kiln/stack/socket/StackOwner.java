package kiln.stack.socket;

import kiln.clock.Clock;
import kiln.platform.Platform;
import kiln.stack.ip.Counter;
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
  /** How long the end of a run may wait for the peers of what was sent last. */
  private static final int DELIVERY_MILLIS = 3000;

  /** With a full heap the next try comes so much later, in nanoseconds: others free it meanwhile. */
  private static final long HEAP_RETRY = 1_000_000L;

  /** So many frames may leave before those that came are taken. */
  private static final int TURN_FRAMES = 64;

  final Object lock = new Object();
  final IpStack ip;
  final Tcp tcp;
  final Udp udp;
  private final Clock clock;
  private final Platform platform;

  /** Frames that had been sent when the devices were polled last. */
  private long framesBefore;

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
    Runtime.getRuntime().addShutdownHook(new Thread(this::deliver, "net-deliver"));
  }

  /**
   * At the end of the run: what the app has sent and closed is delivered, as by a kernel that
   * outlives its process. Frames that wait for a neighbour leave when it answers, or go with the
   * last question to it; a connection that was closed is seen through to the acknowledgement of
   * its FIN. Whatever is still open is left.
   */
  void deliver() {
    try {
      for (int i = 0; i < DELIVERY_MILLIS && !stopped && delivering(); i++) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever ends the run has no patience
    }
  }

  /** Whether something was sent that has not left this host, or has to be sent again if lost. */
  private boolean delivering() {
    synchronized (lock) {
      return ip.holding() || tcp.delivering();
    }
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

  /**
   * Sends what a call under the lock has queued, and sees that its deadlines are kept. Whoever sends
   * without end takes what has come meanwhile, as the thread would: others are heard, and what a
   * peer has acknowledged makes room while it is still in the processor's caches.
   */
  void leave() {
    ip.flush();
    long deadline = framesOut() - framesBefore < TURN_FRAMES ? nextDeadline() : poll(now());
    if (deadline < sleepsUntilNanos) {
      sleepsUntilNanos = Long.MIN_VALUE; // woken once is enough
      platform.wake();
    }
  }

  private long framesOut() {
    return ip.counters().get(Counter.FRAMES_OUT);
  }

  private void run() {
    while (!stopped) {
      long seen = platform.events();
      long deadline;
      synchronized (lock) {
        deadline = poll(now());
        sleepsUntilNanos = deadline;
      }
      if (deadline > now()) {
        platform.idle(seen, deadline);
      }
    }
  }

  /**
   * Does what there is to do; when to come back. If the app has filled the heap, what was under way
   * is dropped, as a packet may be anywhere: the network outlives it.
   */
  private long poll(long now) {
    framesBefore = framesOut();
    try {
      boolean more = ip.poll(now);
      for (Task task : tasks) {
        task.poll(now);
      }
      ip.flush();
      return more ? Long.MIN_VALUE : nextDeadline();
    } catch (OutOfMemoryError e) {
      ip.counters().add(Counter.HEAP);
      return now + HEAP_RETRY;
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
