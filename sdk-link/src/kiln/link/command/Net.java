package kiln.link.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --net [NAME:]TAP} asks for, or {@code --net auto}.
 *
 * @param name of the device, where the platform lets its operator choose it
 * @param tap the host's interface; empty for whatever the platform does best without one
 */
record Net(Optional<String> name, Optional<String> tap) {
  private static final Pattern FORM =
      Pattern.compile("(?:([A-Za-z0-9]+):)?([^\\s/:]{1,15})");

  static final String AUTO = "auto";

  static Net parse(String text) throws Usage {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new Usage(
          "--net: %s is no name of an interface; write one like tap0, or auto.".formatted(text));
    }
    Optional<String> name = Optional.ofNullable(form.group(1));
    String tap = form.group(2);
    return new Net(name, tap.equals(AUTO) ? Optional.empty() : Optional.of(tap));
  }

  static Net auto() {
    return new Net(Optional.empty(), Optional.empty());
  }
}
