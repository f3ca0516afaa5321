package app.lb;

import java.nio.charset.StandardCharsets;
import kiln.net.Connection;
import kiln.net.NetException;
import kiln.net.Network;

/**
 * Looks after one backend, again and again: whether it takes a connection, and, if a path is given,
 * whether it answers an HTTP request for it with a status from 200 to 399.
 */
final class HealthCheck implements Runnable {
  private final Network network;
  private final Backends backends;
  private final Backend backend;
  private final String path;
  private final long patienceNanos;
  private final long pauseMillis;

  /**
   * @param path what to ask for; empty if a connection is proof enough
   */
  HealthCheck(
      Network network,
      Backends backends,
      Backend backend,
      String path,
      long patienceNanos,
      long pauseMillis) {
    this.network = network;
    this.backends = backends;
    this.backend = backend;
    this.path = path;
    this.patienceNanos = patienceNanos;
    this.pauseMillis = pauseMillis;
  }

  @Override
  public void run() {
    try {
      while (true) {
        backends.note(backend, illness());
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the balancer ends
    }
  }

  /** What is wrong with the backend now; null if nothing is. */
  private String illness() {
    try (Connection connection = network.connect(backend.endpoint, patienceNanos)) {
      connection.timeout(patienceNanos);
      return path.isEmpty() ? null : answer(connection);
    } catch (NetException e) {
      return e.getMessage();
    }
  }

  private String answer(Connection connection) throws NetException {
    String request =
        "GET " + path + " HTTP/1.1\r\nHost: " + backend + "\r\nConnection: close\r\n\r\n";
    byte[] octets = request.getBytes(StandardCharsets.US_ASCII);
    connection.write(octets, 0, octets.length);
    byte[] start = new byte[12]; // HTTP/1.1 200
    int length = 0;
    for (int n; length < start.length; length += n) {
      n = connection.read(start, length, start.length - length);
      if (n < 0) {
        return "it closed before it answered";
      }
    }
    boolean isHttp = start[0] == 'H' && start[1] == 'T' && start[2] == 'T' && start[3] == 'P';
    boolean isWell = isHttp && (start[9] == '2' || start[9] == '3');
    return isWell ? null : path + " gave \"" + new String(start, StandardCharsets.US_ASCII) + "\"";
  }
}
