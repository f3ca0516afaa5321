package app.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;

/** The echo service (RFC 862), a thread for each connection. */
final class EchoServer {
  private final int port;

  EchoServer(int port) {
    this.port = port;
  }

  void run() throws IOException {
    try (ServerSocket server = new ServerSocket(port);
        DatagramSocket datagrams = new DatagramSocket(port)) {
      start(() -> echo(datagrams));
      System.out.println("serving on " + server.getLocalPort());
      while (true) {
        Socket socket = server.accept();
        start(() -> echo(socket));
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                System.out.println("gone: " + e.getMessage());
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void echo(Socket socket) throws IOException {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      in.transferTo(out);
      socket.shutdownOutput();
    }
  }

  private static void echo(DatagramSocket datagrams) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
    while (true) {
      datagrams.receive(packet);
      datagrams.send(packet);
    }
  }
}
