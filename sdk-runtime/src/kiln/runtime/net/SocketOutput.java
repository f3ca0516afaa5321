package kiln.runtime.net;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import kiln.net.Connection;
import kiln.net.NetException;

/** What leaves by a socket. One thread writes at a time. */
final class SocketOutput extends OutputStream {
  private final StackSocket socket;

  SocketOutput(StackSocket socket) {
    this.socket = socket;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] src, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, src.length);
    Connection connection = socket.toWrite();
    try {
      writeAll(connection, src, offset, length);
    } catch (NetException e) {
      throw Failures.moving(e);
    }
  }

  /** An interrupt may come after some octets were taken: the connection counts them. */
  private static void writeAll(Connection connection, byte[] src, int offset, int length)
      throws NetException {
    long before = length < 2 ? 0 : connection.statistics().octetsWritten();
    int[] done = new int[1];
    Uninterrupted.call(
        () -> {
          try {
            connection.write(src, offset + done[0], length - done[0]);
            return null;
          } catch (NetException e) {
            done[0] = length < 2 ? 0 : (int) (connection.statistics().octetsWritten() - before);
            throw e;
          }
        });
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
