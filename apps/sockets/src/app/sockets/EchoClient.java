package app.sockets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks an echo server, over TCP and UDP. */
final class EchoClient {
  private static final int LINES = 1000;

  private EchoClient() {}

  static void ask(String host, int port) throws IOException {
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout(10_000);
      PrintWriter out =
          new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (int i = 0; i < LINES; i++) {
        String line = "line " + i + " to " + socket.getInetAddress().getHostAddress();
        out.println(line);
        check(line, in.readLine());
      }
      socket.shutdownOutput();
      check(null, in.readLine());
      System.out.println(LINES + " lines came back from " + socket.getRemoteSocketAddress());
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(InetAddress.getByName(host), port);
      socket.setSoTimeout(10_000);
      byte[] sent = "a datagram".getBytes(StandardCharsets.UTF_8);
      socket.send(new DatagramPacket(sent, sent.length));
      DatagramPacket packet = new DatagramPacket(new byte[100], 100);
      socket.receive(packet);
      String got = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
      check("a datagram", got);
      System.out.println(got + " came back from " + packet.getSocketAddress());
    }
  }

  private static void check(String expected, String got) throws IOException {
    if (expected == null ? got != null : !expected.equals(got)) {
      throw new IOException("\"" + expected + "\" came back as \"" + got + "\"");
    }
  }
}
