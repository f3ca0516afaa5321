package compute;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds and replaces by regular expressions in a log. */
final class Regex implements Kernel {
  private static final Pattern LINE =
      Pattern.compile(
          "^(\\d{4}-\\d\\d-\\d\\d) (INFO|WARN|ERROR) \\[([^\\]]+)\\] (.*)$", Pattern.MULTILINE);
  private static final Pattern ADDRESS =
      Pattern.compile("\\b(\\d{1,3})\\.(\\d{1,3})\\.\\d{1,3}\\.\\d{1,3}\\b");
  private static final Pattern MAIL = Pattern.compile("(?i)[a-z0-9._]+@[a-z0-9]+(\\.[a-z]+)+");

  private final String log;

  Regex() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append("2024-0").append(1 + i % 9).append("-1").append(i % 10).append(' ');
      text.append(i % 7 == 0 ? "ERROR" : i % 3 == 0 ? "WARN" : "INFO")
          .append(" [worker-")
          .append(i % 5);
      text.append("] request ")
          .append(i)
          .append(" from 10.0.")
          .append(i % 256)
          .append('.')
          .append(i / 2 % 256);
      text.append(" by user")
          .append(i % 11)
          .append("@Example.org took ")
          .append(i * 3)
          .append(" ms\n");
    }
    log = text.toString();
  }

  @Override
  public long run() {
    long sum = 0;
    Matcher line = LINE.matcher(log);
    while (line.find()) {
      sum = sum * 31 + line.group(3).length() + line.group(2).charAt(0) + line.group(4).length();
    }
    Matcher address = ADDRESS.matcher(log);
    while (address.find()) {
      sum += Integer.parseInt(address.group(2)) + address.start();
    }
    return sum * 31 + MAIL.matcher(log).replaceAll("<$0>").hashCode();
  }
}
