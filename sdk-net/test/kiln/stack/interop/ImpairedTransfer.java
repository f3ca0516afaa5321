package kiln.stack.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kiln.net.Connection;
import kiln.net.Endpoint;
import kiln.net.Listener;
import kiln.stack.sim.Pipe;
import kiln.stack.socket.OpenNetwork;

/**
 * One bulk transfer each way between our stack and Linux, and between Linux and Linux, all through
 * links that lose 3 %, reorder 25 %, repeat 5 % and damage 1 % of the frames. All four at once:
 * they wait for the links, not for the machine, and what disturbs one disturbs all. Linux sends
 * with CUBIC too, whatever the machine was set to: like against like.
 *
 * <p>Arguments: MiB, delay in ms, seed. Prints {@code NAME SECONDS} lines. Needs root and {@code
 * ip}, {@code python3}; what it makes it takes away.
 */
public final class ImpairedTransfer {
  private static final int PORT = 5001;

  private static final String RECEIVE =
      """
      import socket,hashlib,time
      s=socket.socket(); s.setsockopt(socket.SOL_SOCKET,socket.SO_REUSEADDR,1)
      s.bind(('',5001)); s.listen(); print('up',flush=True)
      c,a=s.accept(); t=time.time(); h=hashlib.sha256()
      while True:
        b=c.recv(65536)
        if not b: break
        h.update(b)
      print(time.time()-t,h.hexdigest(),flush=True)
      """;
  private static final String SEND =
      """
      import socket,sys
      s=socket.socket(); s.settimeout(3600)
      s.setsockopt(socket.IPPROTO_TCP,socket.TCP_CONGESTION,b'cubic')
      s.connect((sys.argv[1],5001))
      b=bytes(i*31%%251 for i in range(65536))
      for i in range(%d): s.sendall(b)
      s.shutdown(1); s.recv(1)
      """;

  private final int blocks;
  private final Pipe.Quality quality;
  private final long seed;
  private final String prefix = "kimp" + ProcessHandle.current().pid() % 10_000;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** A host of Linux: a namespace with the kernel's end of a TAP device. */
  private final class LinuxHost {
    final String name;
    final Tap tap;

    LinuxHost(String name, String address) throws IOException, InterruptedException {
      this.name = name;
      run("ip", "netns", "add", name);
      open.add(() -> run("ip", "netns", "del", name));
      tap = new Tap(new TapDevice(name));
      open.add(tap.device::close);
      run("ip", "link", "set", name, "netns", name);
      inside("ip", "link", "set", "lo", "up");
      inside("ip", "addr", "add", address + "/24", "dev", name);
      inside("ip", "link", "set", name, "up");
    }

    private List<String> command(String... words) {
      List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
      all.addAll(List.of(words));
      return all;
    }

    void inside(String... words) throws IOException, InterruptedException {
      run(command(words).toArray(new String[0]));
    }

    Process python(String script, String... arguments) throws IOException {
      List<String> words = command("python3", "-c", script);
      words.addAll(List.of(arguments));
      Process p =
          new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      open.add(p::destroyForcibly);
      return p;
    }
  }

  /** The user's end of a TAP device as an end of a link. */
  private record Tap(TapDevice device) implements ImpairedLink.End {
    @Override
    public void await() {
      device.idle(device.events(), device.monotonicNanos() + 100_000_000L);
    }

    @Override
    public String name() {
      return device.name();
    }

    @Override
    public byte[] mac() {
      return device.mac();
    }

    @Override
    public int mtu() {
      return device.mtu();
    }

    @Override
    public int receive(byte[] dst) {
      return device.receive(dst);
    }

    @Override
    public boolean transmit(byte[] src, int length) {
      return device.transmit(src, length);
    }
  }

  private ImpairedTransfer(int megabytes, int delayMillis, long seed) {
    blocks = megabytes * 16;
    this.seed = seed;
    quality =
        Pipe.Quality.PERFECT
            .delay(delayMillis * 1_000_000L)
            .loss(30)
            .rate(100_000_000L, 256 * 1024)
            .damage(50, 250, 10);
  }

  public static void main(String[] arguments) throws Exception {
    ImpairedTransfer t =
        new ImpairedTransfer(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Long.parseLong(arguments[2]));
    try {
      t.run();
    } finally {
      t.close();
    }
    System.exit(0); // threads that wait for sockets end with the process
  }

  private void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private void run() throws Exception {
    List<Future<String>> all = new ArrayList<>();
    all.add(ours(true));
    all.add(linux("send"));
    all.add(ours(false));
    all.add(linux("receive"));
    for (Future<String> each : all) {
      System.out.println(each.get());
    }
  }

  private <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  /** Linux to Linux. */
  private Future<String> linux(String name) throws Exception {
    LinuxHost a = new LinuxHost(prefix + name.charAt(0) + "a", "10.99.0.1");
    LinuxHost b = new LinuxHost(prefix + name.charAt(0) + "b", "10.99.0.2");
    open.add(new ImpairedLink(a.tap, b.tap, quality, seed));
    Process receiver = b.python(RECEIVE);
    up(receiver);
    a.python(SEND.formatted(blocks), "10.99.0.2");
    return start(() -> "linux-" + name + " " + result(receiver));
  }

  private Future<String> ours(boolean weSend) throws Exception {
    LinuxHost host = new LinuxHost(prefix + (weSend ? "x" : "y"), "10.99.0.1");
    PairedDevice device = new PairedDevice();
    OpenNetwork net = new OpenNetwork(device, device, device, device, "10.99.0.2/24", "");
    open.add(net::stop);
    open.add(new ImpairedLink(device.end, host.tap, quality, seed));
    if (weSend) {
      Process receiver = host.python(RECEIVE);
      up(receiver);
      start(
          () -> {
            send(net);
            return null;
          });
      return start(() -> "ours-send " + result(receiver));
    }
    Listener listener = net.network().listen(Endpoint.any(PORT), 4);
    host.python(SEND.formatted(blocks), "10.99.0.2");
    return start(() -> "ours-receive " + receive(listener));
  }

  private byte[] block() {
    byte[] b = new byte[65_536];
    for (int i = 0; i < b.length; i++) {
      b[i] = (byte) (i * 31 % 251);
    }
    return b;
  }

  private void send(OpenNetwork net) throws IOException {
    byte[] b = block();
    try (Connection c = net.network().connect(Endpoint.parse("10.99.0.1:" + PORT), 0)) {
      for (int i = 0; i < blocks; i++) {
        c.write(b, 0, b.length);
      }
      c.finish();
      c.read(new byte[1], 0, 1);
    }
  }

  private String receive(Listener listener) throws Exception {
    try (Connection c = listener.accept()) {
      long start = System.nanoTime();
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] b = new byte[65_536];
      for (int n; (n = c.read(b, 0, b.length)) >= 0; ) {
        digest.update(b, 0, n);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return check(seconds + " " + HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static void up(Process receiver) throws IOException {
    for (int c; (c = receiver.getInputStream().read()) != '\n'; ) {
      if (c < 0) {
        throw new IOException("the receiver did not start");
      }
    }
  }

  private String result(Process receiver) throws Exception {
    return check(new String(receiver.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The seconds of {@code SECONDS DIGEST}, if the digest is right. */
  private String check(String line) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] b = block();
    for (int i = 0; i < blocks; i++) {
      digest.update(b);
    }
    String[] part = line.trim().split(" ");
    if (part.length != 2 || !part[1].equals(HexFormat.of().formatHex(digest.digest()))) {
      throw new IOException("what arrived is not what was sent: " + line);
    }
    return part[0];
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process p = new ProcessBuilder(command).inheritIO().start();
    if (p.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }
}
