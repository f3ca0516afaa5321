package kiln.link.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --publish [ADDRESS:]PORT:APPPORT[/udp]} asks for: whoever comes to a port of the host
 * reaches one of the app.
 *
 * @param address of the host; its loopback one unless another is given
 * @param hostPort on the host
 * @param appPort in the image
 * @param udp else TCP
 */
record Publication(String address, int hostPort, int appPort, boolean udp) {
  private static final Pattern FORM =
      Pattern.compile("(?:([0-9.]+):)?([0-9]{1,5}):([0-9]{1,5})(?:/(tcp|udp))?");

  private static final int PORT_MOST = 65_535;

  static Publication parse(String text) throws Usage {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new Usage("--publish: %s should be like 8080:80, 53:53/udp or 0.0.0.0:8080:80."
          .formatted(text));
    }
    String address = form.group(1) == null ? "127.0.0.1" : form.group(1);
    return new Publication(
        address, port(form.group(2)), port(form.group(3)), "udp".equals(form.group(4)));
  }

  private static int port(String digits) throws Usage {
    int port = Integer.parseInt(digits);
    if (port < 1 || port > PORT_MOST) {
      throw new Usage("--publish: %s is not a port; there are 1 to 65535.".formatted(digits));
    }
    return port;
  }

  @Override
  public String toString() {
    return address + ":" + hostPort + ":" + appPort + (udp ? "/udp" : "");
  }
}
