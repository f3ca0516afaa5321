package kiln.stack.http;

/** The head of a request (RFC 9112 §3). */
final class RequestHead extends MessageHead {
  private int methodStart;
  private int methodEnd;
  private int targetStart;
  private int targetEnd;
  private long bodyLength;
  private boolean expectsContinue;
  private int hostCount;

  @Override
  void firstLine() throws HttpError {
    methodStart = at;
    at = token(at);
    methodEnd = at;
    if (at == methodStart || bytes[at++] != ' ') {
      throw bad("the request line does not begin with a method and a space");
    }
    targetStart = at;
    while (at < end && bytes[at] > ' ' && bytes[at] < 127) {
      at++;
    }
    targetEnd = at;
    if (targetEnd == targetStart || bytes[at++] != ' ') {
      throw bad("the target is empty, has a strange character or no space behind it");
    }
    version();
    line();
  }

  @Override
  void check() throws HttpError {
    bodyLength = framedLength(0);
    hostCount = 0;
    for (int i = find("host"); i >= 0; i = find("host", i + 1)) {
      hostCount++;
    }
    int expect = find("expect");
    expectsContinue = expect >= 0 && valueIs(expect, "100-continue") && minor >= 1;
  }

  String method() {
    return text(methodStart, methodEnd);
  }

  boolean methodIs(String name) {
    if (name.length() != methodEnd - methodStart) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (bytes[methodStart + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String target() {
    return text(targetStart, targetEnd);
  }

  /** Fields named Host: HTTP/1.1 wants exactly one (§3.2). */
  int hostCount() {
    return hostCount;
  }

  /** Octets of the body, or {@link #CHUNKED}. */
  long bodyLength() {
    return bodyLength;
  }

  boolean expectsContinue() {
    return expectsContinue;
  }
}
