package kiln.stack.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.http.HttpHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same octets to our server and to nginx, on the loopback interface: where a message can be
 * understood in two ways, ours never takes what nginx refuses, and never sees more requests in it.
 */
@Timeout(60)
class NginxTest {
  private static final String NGINX = "/usr/sbin/nginx";
  private static final String SECOND =
      "GET /second HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  private static final String CHUNKED =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");

  @TempDir static Path folder;
  private static Process nginx;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of(NGINX)), "needs nginx");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String conf =
        """
        daemon off; master_process off; pid FOLDER/pid; error_log FOLDER/error;
        events {}
        http {
          access_log off; keepalive_timeout 5s; lingering_close off;
          client_body_temp_path FOLDER/a; proxy_temp_path FOLDER/b; fastcgi_temp_path FOLDER/c;
          uwsgi_temp_path FOLDER/d; scgi_temp_path FOLDER/e;
          server { listen 127.0.0.1:PORT; location / { return 200 "ok"; } }
        }
        """
            .replace("FOLDER", folder.toString())
            .replace("PORT", String.valueOf(port));
    Path file = Files.writeString(folder.resolve("conf"), conf);
    nginx =
        new ProcessBuilder(NGINX, "-c", file.toString(), "-e", folder.resolve("error").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    for (int i = 0; i < 100; i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new IOException("nginx did not start: " + Files.readString(folder.resolve("out")));
  }

  @AfterAll
  static void stop() throws Exception {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor(5, TimeUnit.SECONDS);
    }
  }

  private static List<Integer> statuses(String output) {
    List<Integer> found = new ArrayList<>();
    for (Matcher m = STATUS.matcher(output); m.find(); ) {
      if (!m.group(1).equals("100")) {
        found.add(Integer.parseInt(m.group(1)));
      }
    }
    return found;
  }

  private static List<Integer> theirs(String input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Socket s = new Socket(InetAddress.getLoopbackAddress(), port)) {
      s.setSoTimeout(250);
      s.getOutputStream().write(input.getBytes(StandardCharsets.ISO_8859_1));
      byte[] b = new byte[4096];
      for (int n; (n = s.getInputStream().read(b)) > 0; ) {
        out.write(b, 0, n);
      }
    } catch (SocketTimeoutException | SocketException e) {
      // it waits for more, or has closed: what came counts
    }
    return statuses(out.toString(StandardCharsets.ISO_8859_1));
  }

  private static List<Integer> ours(String input) {
    MemoryConnection c = new MemoryConnection(input, 1000);
    HttpHandler reads =
        (q, r) -> {
          byte[] b = new byte[64];
          while (q.read(b, 0, b.length) >= 0) {
            // nginx, too, takes the body before it answers
          }
          boolean known = q.method().equals("GET") || q.method().equals("POST");
          r.status(known || q.method().equals("HEAD") ? 200 : 501).send("ok");
        };
    new Exchange(c, RequestFuzz.CLOCK, reads).run();
    return statuses(c.output());
  }

  @Test
  void plainMessagesAreUnderstoodAlike() throws IOException {
    String[] plain = {
      "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
      "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
      "HEAD / HTTP/1.1\r\nhOST: a\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
      CHUNKED + "5\r\nhello\r\n0\r\n\r\n",
      CHUNKED + "5;a=b\r\nhello\r\n0\r\nT: u\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "GET / HTTP/1.0\r\n\r\n",
      "GET / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
      "GET http://a/x HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
      "nonsense\r\n\r\n",
    };
    for (String each : plain) {
      assertEquals(classes(theirs(each + SECOND)), classes(ours(each + SECOND)), each);
    }
  }

  private static List<Integer> classes(List<Integer> statuses) {
    return statuses.stream().map(status -> status / 100).toList();
  }

  @Test
  void nothingAmbiguousIsTakenThatNginxRefuses() throws IOException {
    List<String> fields = new ArrayList<>();
    String[] lengths = {
      "5", "05", "+5", "-5", "5 5", "5,5", "0x5", "5;", "", "99999999999999999999"
    };
    for (String length : lengths) {
      fields.add("Content-Length: " + length);
    }
    String[] codings = {
      "chunked", "Chunked", "xchunked", "chunked, identity", "identity", "gzip, chunked",
      "chunked;a=b", "\"chunked\"", " chunked", "chunked\t", "\u000bchunked", "chunked\u0000"
    };
    for (String coding : codings) {
      fields.add("Transfer-Encoding: " + coding);
      fields.add("Transfer-Encoding: " + coding + "\r\nContent-Length: 5");
      fields.add("Content-Length: 5\r\nTransfer-Encoding: " + coding);
    }
    fields.add("Content-Length: 5\r\nContent-Length: 5");
    fields.add("Content-Length: 5\r\nContent-Length: 6");
    fields.add("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
    fields.add("Transfer-Encoding : chunked");
    fields.add("Content-Length : 5");
    fields.add(" Content-Length: 5");
    fields.add("X: y\r\n Content-Length: 5");
    fields.add("Transfer-Encoding:\r\n chunked");
    fields.add("X: y\nContent-Length: 5");
    fields.add("X: y\rContent-Length: 5");
    fields.add("Content_Length: 5");
    fields.add("X\u0000: y");
    fields.add(": y");
    String[] bodies = {
      "hello", "5\r\nhello\r\n0\r\n\r\n", "0\r\n\r\n", "5\nhello\n0\n\n",
      "05\r\nhello\r\n0\r\n\r\n",
      "0x5\r\nhello\r\n0\r\n\r\n", "5 \r\nhello\r\n0\r\n\r\n", "5\r\nhelloXX0\r\n\r\n", "-1\r\n\r\n"
    };
    for (String field : fields) {
      for (String body : bodies) {
        String input = "POST / HTTP/1.1\r\nHost: a\r\n" + field + "\r\n\r\n" + body + SECOND;
        List<Integer> ours = ours(input);
        if (ours.isEmpty() || ours.get(0) >= 400) {
          continue; // refused: nothing was smuggled
        }
        List<Integer> theirs = theirs(input);
        assertTrue(
            !theirs.isEmpty() && theirs.get(0) < 400 && good(ours) <= good(theirs),
            () -> "ours " + ours + ", nginx " + theirs + " to\n" + input);
      }
    }
  }

  private static long good(List<Integer> statuses) {
    return statuses.stream().filter(status -> status < 400).count();
  }
}
