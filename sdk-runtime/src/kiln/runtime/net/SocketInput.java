package kiln.runtime.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Objects;
import kiln.net.Connection;
import kiln.net.NetException;

/** What arrives on a socket. */
final class SocketInput extends InputStream {
  private final StackSocket socket;

  SocketInput(StackSocket socket) {
    this.socket = socket;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] dst, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, dst.length);
    Connection connection = length == 0 ? null : socket.toRead();
    if (connection == null) {
      return length == 0 ? 0 : -1;
    }
    long since = System.nanoTime();
    try {
      connection.readTimeout(socket.options().timeoutNanos());
      return Uninterrupted.call(() -> connection.read(dst, offset, length));
    } catch (NetException e) {
      if (socket.options().isTimeout(e, since)) {
        throw new SocketTimeoutException("Read timed out");
      }
      throw Failures.moving(e);
    }
  }

  @Override
  public int available() throws IOException {
    return socket.available();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
