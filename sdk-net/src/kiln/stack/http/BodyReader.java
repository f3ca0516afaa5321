package kiln.stack.http;

import java.io.IOException;
import kiln.stack.text.Ascii;

/**
 * The body of a message: so many octets, or chunks (RFC 9112 §6, §7.1). Extensions and trailers are
 * read and dropped.
 */
final class BodyReader {
  /** Octets of all lines of one chunk's head, or of all trailers. */
  private static final int MAX_LINE = 4096;

  private static final int MAX_DIGITS = 15;

  private final Input input;
  private long left;
  private boolean chunked;
  private boolean untilClose;
  private boolean first;
  private boolean over;

  BodyReader(Input input) {
    this.input = input;
  }

  /** A message begins; {@code length} is {@link RequestHead#CHUNKED} or a number of octets. */
  void start(long length) {
    chunked = length == MessageHead.CHUNKED;
    untilClose = length == MessageHead.UNTIL_CLOSE;
    left = chunked ? 0 : untilClose ? Long.MAX_VALUE : length;
    first = true;
    over = !chunked && length == 0;
  }

  boolean over() {
    return over;
  }

  /** As {@code HttpRequest.read}. */
  int read(byte[] dst, int offset, int length) throws IOException {
    if (over) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    if (chunked && left == 0 && !nextChunk()) {
      return -1;
    }
    int count = input.read(dst, offset, (int) Math.min(length, left));
    if (count < 0 && untilClose) {
      over = true;
      return -1;
    }
    if (count < 0) {
      throw new HttpError(400, "the body breaks off " + left + " octets before its end");
    }
    left -= count;
    over = !chunked && left == 0;
    return count;
  }

  /** Reads {@code CRLF? size extensions CRLF}; the last chunk's trailers too. */
  private boolean nextChunk() throws IOException {
    if (!first) {
      expect('\r');
      expect('\n');
    }
    first = false;
    left = size();
    if (left > 0) {
      return true;
    }
    trailers();
    over = true;
    return false;
  }

  private long size() throws IOException {
    long value = 0;
    int digits = 0;
    int c = input.next();
    for (int digit; (digit = Ascii.hexDigit(c)) >= 0; c = input.next()) {
      value = value << 4 | digit;
      if (++digits > MAX_DIGITS) {
        throw new HttpError(400, "a chunk's size has more than " + MAX_DIGITS + " digits");
      }
    }
    if (digits == 0) {
      throw new HttpError(400, "a chunk has no size");
    }
    extensions(c);
    return value;
  }

  /** {@code ;name=value} and the like up to CRLF: nobody here knows any. */
  private void extensions(int firstCharacter) throws IOException {
    int c = firstCharacter;
    for (int n = 0; (c == ' ' || c == '\t') && n < MAX_LINE; n++) {
      c = input.next(); // bad white space: allowed before an extension only
    }
    if (c != '\r' && c != ';') {
      throw new HttpError(400, "strange character behind a chunk's size");
    }
    for (int n = 0; c != '\r'; n++) {
      if (n == MAX_LINE || c < 0 || !MessageHead.valueCharacter((byte) c)) {
        throw new HttpError(400, "a chunk's extensions are too long or malformed");
      }
      c = input.next();
    }
    expect('\n');
  }

  private void trailers() throws IOException {
    int total = 0;
    while (true) {
      int c = input.next();
      if (c == '\r') {
        expect('\n');
        return;
      }
      for (; c != '\r'; c = input.next()) {
        if (++total > MAX_LINE || c < 0 || !MessageHead.valueCharacter((byte) c)) {
          throw new HttpError(400, "trailers are too long or malformed");
        }
      }
      expect('\n');
    }
  }

  private void expect(int character) throws IOException {
    if (input.next() != character) {
      throw new HttpError(400, "a chunk does not end in CRLF");
    }
  }
}
