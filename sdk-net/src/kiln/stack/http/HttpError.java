package kiln.stack.http;

import java.io.IOException;

/** The peer sent what is not HTTP, or more than we take: the status says which. */
final class HttpError extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  HttpError(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
