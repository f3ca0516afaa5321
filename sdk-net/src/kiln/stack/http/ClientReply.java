package kiln.stack.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import kiln.http.HttpReply;
import kiln.stack.text.Ascii;

/** The answer that a connection has under way. */
final class ClientReply implements HttpReply {
  private final ClientConnection connection;
  private final ClientPool pool;
  private final Url url;
  private final long length;
  private boolean closed;

  ClientReply(ClientConnection connection, ClientPool pool, Url url, long length) {
    this.connection = connection;
    this.pool = pool;
    this.url = url;
    this.length = length < 0 ? -1 : length;
  }

  @Override
  public int status() {
    return connection.head.status();
  }

  @Override
  public String url() {
    return url.toString();
  }

  @Override
  public String header(String name) {
    for (int i = 0; i < headerCount(); i++) {
      if (Ascii.equalsIgnoreCase(headerName(i), name)) {
        return headerValue(i);
      }
    }
    return null;
  }

  @Override
  public int headerCount() {
    return connection.head.fields();
  }

  @Override
  public String headerName(int i) {
    return connection.head.name(Objects.checkIndex(i, headerCount()));
  }

  @Override
  public String headerValue(int i) {
    return connection.head.value(Objects.checkIndex(i, headerCount()));
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public int read(byte[] dst, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, dst.length);
    if (closed) {
      throw new IOException("the reply of " + url + " is closed");
    }
    return connection.body.read(dst, offset, count);
  }

  @Override
  public byte[] body(int most) throws IOException {
    byte[] all = new byte[(int) Math.min(length < 0 ? 4096 : length, Math.min(most, 1 << 20))];
    int at = 0;
    while (true) {
      if (at == all.length) { // full: another octet may come, or the end
        all = Arrays.copyOf(all, (int) Math.min(2L * at + 64, most + 1L));
      }
      int n = read(all, at, all.length - at);
      if (n < 0) {
        return Arrays.copyOf(all, at);
      }
      at += n;
      if (at > most) {
        throw new IOException("the body of " + url + " is longer than " + most + " octets");
      }
    }
  }

  @Override
  public String text(int most) throws IOException {
    return new String(body(most), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (connection.reusable()) {
      pool.put(connection);
    } else {
      connection.close();
    }
  }
}
