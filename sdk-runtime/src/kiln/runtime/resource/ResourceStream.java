package kiln.runtime.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** Reads a resource where it lies: in a string constant whose characters are its bytes. */
final class ResourceStream extends InputStream {
  private static final int CHUNK = 8192;

  private final String content;
  private int at;
  private int mark;

  ResourceStream(String content) {
    this.content = content;
  }

  @Override
  public int read() {
    return at < content.length() ? content.charAt(at++) & 255 : -1;
  }

  @Override
  @SuppressWarnings("deprecation") // each character is a byte
  public int read(byte[] into, int from, int length) {
    Objects.checkFromIndexSize(from, length, into.length);
    int count = Math.min(length, content.length() - at);
    if (count <= 0) {
      return length == 0 ? 0 : -1;
    }
    content.getBytes(at, at + count, into, from);
    at += count;
    return count;
  }

  @Override
  public byte[] readAllBytes() {
    byte[] rest = new byte[content.length() - at];
    read(rest, 0, rest.length);
    return rest;
  }

  @Override
  public long transferTo(OutputStream out) throws IOException {
    int start = at;
    byte[] chunk = new byte[Math.min(CHUNK, content.length() - at)];
    for (int count; at < content.length(); ) {
      count = read(chunk, 0, chunk.length);
      out.write(chunk, 0, count);
    }
    return at - start;
  }

  @Override
  public long skip(long count) {
    int skipped = (int) Math.max(0, Math.min(count, content.length() - at));
    at += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return content.length() - at;
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  public void mark(int limit) {
    mark = at;
  }

  @Override
  public void reset() {
    at = mark;
  }
}
