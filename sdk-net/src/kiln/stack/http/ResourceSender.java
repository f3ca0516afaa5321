package kiln.stack.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers with a resource: whole, in parts, or with the word that it is as it was (RFC 9110 §13,
 * §14).
 */
final class ResourceSender {
  /** Between the parts of a multipart body; no resource is searched for it, parts have lengths. */
  private static final String BOUNDARY = "kiln-7d1b62f08e5c4a93";

  private final ResponseWriter response;
  private final RequestHead request;
  private final byte[] body;
  private final String tag;
  private final long modified;

  ResourceSender(
      ResponseWriter response,
      RequestHead request,
      byte[] body,
      String entityTag,
      long modifiedSeconds) {
    this.response = response;
    this.request = request;
    this.body = body;
    tag = entityTag.isEmpty() ? "" : '"' + entityTag + '"';
    modified = modifiedSeconds;
  }

  void send() throws IOException {
    if (!tag.isEmpty()) {
      response.header("ETag", tag);
    }
    if (modified > 0) {
      byte[] date = new byte[HttpDate.LENGTH];
      HttpDate.put(date, 0, modified);
      response.header("Last-Modified", new String(date, StandardCharsets.US_ASCII));
    }
    response.header("Accept-Ranges", "bytes");
    Conditions conditions = new Conditions(request, tag, modified);
    switch (conditions.outcome()) {
      case FAILED -> empty(412);
      case NOT_MODIFIED -> empty(304);
      case SEND -> sendParts(conditions);
    }
  }

  private void empty(int status) throws IOException {
    response.remove("Content-Type");
    response.status(status).send(new byte[0]);
  }

  private void sendParts(Conditions conditions) throws IOException {
    int i = request.find("range");
    boolean ranged = i >= 0 && request.methodIs("GET") && conditions.rangeCounts();
    Ranges ranges = ranged ? Ranges.parse(request.value(i), body.length) : null;
    if (ranges == null || !ranges.asked()) {
      response.send(body);
    } else if (ranges.count() == 0) {
      response.header("Content-Range", "bytes */" + body.length);
      empty(416);
    } else if (ranges.count() == 1) {
      onePart(ranges);
    } else {
      manyParts(ranges);
    }
  }

  private void onePart(Ranges ranges) throws IOException {
    int count = (int) (ranges.last(0) - ranges.first(0) + 1);
    response.status(206).header("Content-Range", contentRange(ranges, 0)).length(count);
    response.write(body, (int) ranges.first(0), count);
    response.end();
  }

  private void manyParts(Ranges ranges) throws IOException {
    String type = response.remove("Content-Type");
    byte[][] heads = new byte[ranges.count()][];
    long length = 0;
    for (int n = 0; n < ranges.count(); n++) {
      String head =
          (n == 0 ? "--" : "\r\n--")
              + BOUNDARY
              + (type == null ? "" : "\r\nContent-Type: " + type)
              + "\r\nContent-Range: "
              + contentRange(ranges, n)
              + "\r\n\r\n";
      heads[n] = head.getBytes(StandardCharsets.ISO_8859_1);
      length += heads[n].length + ranges.last(n) - ranges.first(n) + 1;
    }
    byte[] end = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    response.status(206).header("Content-Type", "multipart/byteranges; boundary=" + BOUNDARY);
    response.length(length + end.length);
    for (int n = 0; n < ranges.count(); n++) {
      response.write(heads[n], 0, heads[n].length);
      int from = (int) ranges.first(n);
      response.write(body, from, (int) ranges.last(n) - from + 1);
    }
    response.write(end, 0, end.length);
    response.end();
  }

  private String contentRange(Ranges ranges, int n) {
    return "bytes " + ranges.first(n) + "-" + ranges.last(n) + "/" + body.length;
  }
}
