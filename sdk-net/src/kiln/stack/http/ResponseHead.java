package kiln.stack.http;

/** The head of a response (RFC 9112 §4). */
final class ResponseHead extends MessageHead {
  private int status;

  @Override
  void firstLine() throws HttpError {
    version();
    boolean three =
        at + 4 <= end
            && bytes[at] == ' '
            && digit(bytes[at + 1])
            && digit(bytes[at + 2])
            && digit(bytes[at + 3]);
    if (!three) {
      throw bad("the status is not three digits");
    }
    status = (bytes[at + 1] - '0') * 100 + (bytes[at + 2] - '0') * 10 + bytes[at + 3] - '0';
    at += 4;
    if (status < 100) {
      throw bad("the status is below 100");
    }
    while (at < end && valueCharacter(bytes[at])) {
      at++; // the reason: for people
    }
    line();
  }

  @Override
  void check() {}

  int status() {
    return status;
  }

  /** Octets of an answer to {@code method}, {@link #CHUNKED} or {@link #UNTIL_CLOSE}. */
  long bodyLength(String method) throws HttpError {
    boolean none = method.equals("HEAD") || status < 200 || status == 204 || status == 304;
    long framed = framedLength(UNTIL_CLOSE); // also where it does not count: it must make sense
    return none ? 0 : framed;
  }
}
