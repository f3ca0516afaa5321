package app.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.util.Arrays;

/**
 * A server and a client of one process: each step prints what java.net says of it, ports left out,
 * so that an image and a JVM can be held beside each other.
 */
final class Talk {
  private final InetAddress here = InetAddress.getLoopbackAddress();

  /** A step that may fail, which is then what is printed. */
  private interface Step {
    Object run() throws Exception;
  }

  private Talk() {}

  static void run() throws IOException, InterruptedException {
    Talk talk = new Talk();
    talk.addresses();
    talk.unconnected();
    talk.connections();
    talk.refusals();
    talk.waits();
    talk.closings();
    talk.datagrams();
  }

  private static void say(String what, Step step) {
    String result;
    try {
      result = String.valueOf(step.run());
    } catch (Exception e) {
      result = e.getClass().getName() + ": " + e.getMessage();
    }
    System.out.println(what + ": " + withoutPorts(result));
  }

  /** Numbers of four digits or five that end a word, as ports of this run do, become an N. */
  private static String withoutPorts(String text) {
    StringBuilder out = new StringBuilder();
    int digits = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c >= '0' && c <= '9') {
        digits++;
      } else {
        if (digits == 4 || digits == 5) {
          out.setLength(out.length() - digits);
          out.append('N');
        }
        digits = 0;
      }
      out.append(c);
    }
    return out.toString().strip();
  }

  private void addresses() {
    for (String text :
        new String[] {
          "10.0.0.1", "::1", "fd00::2", "1.2.3", "::ffff:1.2.3.4", "[::1]", "fe80::1%1", ":::",
          "12345::1", "", "localhost", "224.0.0.1"
        }) {
      say("address " + text, () -> describe(InetAddress.getByName(text)));
    }
    say("by octets", () -> InetAddress.getByAddress("name", new byte[] {10, 0, 0, -1}));
    say("by five octets", () -> InetAddress.getByAddress(new byte[5]));
    say("same", () -> InetAddress.getByName("10.1").equals(InetAddress.getByName("10.0.0.1")));
    say("socket address", () -> new InetSocketAddress("10.0.0.1", 80));
    say("wildcard", () -> new InetSocketAddress(80));
    say("unresolved", () -> InetSocketAddress.createUnresolved("nowhere.example", 80));
    say("hash", () -> InetSocketAddress.createUnresolved("NoWhere", 80).hashCode());
    say("loopback", () -> InetAddress.getLoopbackAddress() + " " + here.getHostName());
    say("all of localhost", () -> Arrays.toString(InetAddress.getAllByName("127.0.0.1")));
  }

  private static String describe(InetAddress a) {
    return a + " " + a.getHostAddress() + " " + a.hashCode() + " " + a.isLoopbackAddress()
        + a.isSiteLocalAddress() + a.isLinkLocalAddress() + a.isMulticastAddress();
  }

  private void unconnected() throws IOException {
    Socket socket = new Socket();
    say("new", () -> socket);
    say("new bound", () -> socket.isBound() + " " + socket.isConnected());
    say("new local", () -> socket.getLocalAddress() + " " + socket.getLocalPort());
    say("new input", socket::getInputStream);
    say("new no delay", socket::getTcpNoDelay);
    say("new linger", socket::getSoLinger);
    say("new keepalive", socket::getKeepAlive);
    say("new reuse", socket::getReuseAddress);
    say("new timeout", socket::getSoTimeout);
    say("negative timeout", () -> set(() -> socket.setSoTimeout(-1)));
    say("no buffer", () -> set(() -> socket.setReceiveBufferSize(0)));
    socket.close();
    say("closed", () -> socket + " " + socket.isClosed());
    say("closed no delay", socket::getTcpNoDelay);
    say("closed connect", () -> set(() -> socket.connect(new InetSocketAddress(here, 1))));
    ServerSocket server = new ServerSocket();
    say("new server", () -> server);
    say("unbound accept", server::accept);
    say("server reuse", server::getReuseAddress);
    server.close();
    say("closed server", () -> server + " " + server.isClosed());
    say("closed accept", server::accept);
  }

  /** A step without a result. */
  private interface Action {
    void run() throws Exception;
  }

  private static String set(Action action) throws Exception {
    action.run();
    return "done";
  }

  private void connections() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0);
        Socket client = new Socket(here, server.getLocalPort());
        Socket peer = server.accept()) {
      say("server", () -> server + " " + server.getLocalSocketAddress());
      say("client", () -> client);
      say("peer", () -> peer);
      say("ends", () -> client.getLocalSocketAddress().equals(peer.getRemoteSocketAddress()));
      say("local", () -> client.getLocalAddress() + " " + peer.getLocalAddress());
      say("again", () -> set(() -> client.connect(server.getLocalSocketAddress())));
      client.setTcpNoDelay(true);
      client.setKeepAlive(true);
      client.setSoLinger(true, 5);
      client.setSendBufferSize(20_000);
      say("options", () -> client.getTcpNoDelay() + " " + client.getKeepAlive() + " "
          + client.getSoLinger() + " " + client.getOption(StandardSocketOptions.TCP_NODELAY) + " "
          + client.getOption(StandardSocketOptions.SO_LINGER));
      client.setSoLinger(false, 0);
      say("no linger", client::getSoLinger);
      say("foreign option", () -> client.getOption(StandardSocketOptions.SO_BROADCAST));
      OutputStream out = client.getOutputStream();
      InputStream in = peer.getInputStream();
      out.write("hello".getBytes());
      out.write(33);
      say("six octets", () -> new String(in.readNBytes(6)));
      say("nothing", () -> in.read(new byte[0]) + " " + in.available());
      say("range", () -> in.read(new byte[3], 2, 2));
      client.shutdownOutput();
      say("end", () -> in.read() + " " + in.read(new byte[5]) + " " + in.available());
      say("half closed", () -> client.isOutputShutdown() + " " + client.isInputShutdown());
      say("write after the end", () -> set(() -> out.write(1)));
      say("stream after the end", client::getOutputStream);
      say("end again", () -> set(client::shutdownOutput));
      peer.getOutputStream().write("back".getBytes());
      say("other half", () -> new String(client.getInputStream().readNBytes(4)));
      client.shutdownInput();
      say("input over", () -> client.getInputStream());
    }
  }

  private void refusals() throws IOException {
    int free;
    try (ServerSocket server = new ServerSocket(0)) {
      free = server.getLocalPort();
      say("taken", () -> new ServerSocket(server.getLocalPort()));
    }
    say("refused", () -> new Socket(here, free));
    say("foreign", () -> new ServerSocket(0, 1, InetAddress.getByName("203.0.113.9")));
    say("unresolved", () -> set(() -> new Socket().connect(
        InetSocketAddress.createUnresolved("nowhere.example", 80))));
    say("no address", () -> set(() -> new Socket().connect(null)));
    say("port", () -> new Socket(here, 70_000));
    say("other kind", () -> set(() -> new Socket().connect(new SocketAddress() {
      private static final long serialVersionUID = 1;
    })));
  }

  private void waits() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0)) {
      server.setSoTimeout(20);
      say("accept waits", server::accept);
      try (Socket client = new Socket(here, server.getLocalPort()); Socket peer = server.accept()) {
        client.setSoTimeout(20);
        say("read waits", () -> client.getInputStream().read());
        peer.getOutputStream().write(7);
        client.setSoTimeout(10_000);
        say("and goes on", () -> client.getInputStream().read());
        Thread.currentThread().interrupt();
        peer.getOutputStream().write(8);
        say("interrupted", () -> client.getInputStream().read() + " " + Thread.interrupted());
      }
    }
  }

  private void closings() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0)) {
      Socket client = new Socket(here, server.getLocalPort());
      Socket peer = server.accept();
      InputStream in = client.getInputStream();
      Thread closer = later(client::close);
      say("closed while reading", in::read);
      closer.join();
      say("closed read", in::read);
      say("peer's end", () -> peer.getInputStream().read());
      peer.close();
      Socket second = new Socket(here, server.getLocalPort());
      Socket aborted = server.accept();
      aborted.setSoLinger(true, 0);
      aborted.close();
      say("reset", () -> second.getInputStream().read());
      second.close();
      Thread stopper = later(server::close);
      say("closed while accepting", server::accept);
      stopper.join();
    }
  }

  private static Thread later(Action action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(50); // the other has begun to wait, or learns it at once
                action.run();
              } catch (Exception e) {
                System.out.println("later: " + e);
              }
            });
    thread.start();
    return thread;
  }

  private void datagrams() throws IOException {
    DatagramSocket a = new DatagramSocket();
    try (DatagramSocket b = new DatagramSocket(new InetSocketAddress(here, 0))) {
      say("datagram socket", () -> a.getLocalAddress().isAnyLocalAddress() + " " + b.getLocalAddress() + " "
          + a.isBound() + a.isConnected() + " " + a.getBroadcast() + a.getReuseAddress());
      byte[] text = "0123456789".getBytes();
      a.send(new DatagramPacket(text, 2, 5, here, b.getLocalPort()));
      a.send(new DatagramPacket(text, 10, b.getLocalSocketAddress()));
      DatagramPacket packet = new DatagramPacket(new byte[8], 8);
      b.receive(packet);
      say("datagram", () -> new String(packet.getData(), 0, packet.getLength()) + " "
          + packet.getAddress() + " " + (packet.getPort() == a.getLocalPort()));
      b.receive(packet);
      say("cut off", () -> new String(packet.getData(), 0, packet.getLength()));
      b.setSoTimeout(20);
      say("receive waits", () -> set(() -> b.receive(packet)));
      b.connect(here, a.getLocalPort());
      say("connected", () -> b.getInetAddress() + " " + b.isConnected());
      b.send(new DatagramPacket(text, 3));
      a.receive(packet);
      say("back", () -> packet.getLength() + " " + packet.getSocketAddress().equals(
          b.getLocalSocketAddress()));
      b.disconnect();
      say("disconnected", () -> b.getInetAddress() + " " + b.getPort());
      say("taken port", () -> new DatagramSocket(a.getLocalPort()));
      a.close();
      say("closed receive", () -> set(() -> a.receive(packet)));
      say("closed port", () -> a.getLocalPort() + " " + a.isClosed());
    }
  }
}
