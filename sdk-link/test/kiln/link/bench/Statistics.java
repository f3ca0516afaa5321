package kiln.link.bench;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.network.Namespace;

/** What {@code httpd} says of itself under {@code /stats}, and numbers in such texts. */
final class Statistics {
  private Statistics() {}

  /** Asks the {@code httpd} at 10.0.0.2 from a namespace. */
  static String of(Namespace net) throws Exception {
    return net.inside("curl -sS --max-time 20 http://10.0.0.2:10000/stats");
  }

  /** What the first group of {@code pattern} holds where it is first found. */
  static double number(String text, String pattern) throws IOException {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IOException("no " + pattern + " in\n" + text);
    }
    return Double.parseDouble(found.group(1));
  }
}
