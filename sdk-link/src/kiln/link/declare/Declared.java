package kiln.link.declare;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code KILN-INF/reachable.txt}. A line is a kind and what it declares; {@code #} starts a
 * comment:
 *
 * <pre>
 * resource www/**               resources by path: * within a folder, ** across folders
 * class    app.Shape            a class, found by its name, with all members, inherited public ones too
 * proxy    app.Greeter app.Log  a dynamic proxy of these interfaces, in this order
 * zone     Europe/Berlin        a time zone
 * locale   de-AT                the texts of a language, with a script and a country if need be
 * </pre>
 */
public final class Declared {
  private static final Pattern METADATA =
      Pattern.compile(
          "META-INF/native-image/(?:.*/)?"
              + "((?:reachability-metadata|(?:reflect|proxy|resource)-config)\\.json)");

  private final Declarations into;

  /** Reads into {@code into}. */
  public Declared(Declarations into) {
    this.into = into;
  }

  /**
   * Reads the entry of a bundle if it is a declaration.
   *
   * @param bundle names it in messages
   */
  public void read(String bundle, String path, byte[] content) {
    String where = bundle + "!" + path;
    String text = new String(content, StandardCharsets.UTF_8);
    if (path.equals(Declarations.FILE)) {
      lines(where, text);
      return;
    }
    Matcher metadata = METADATA.matcher(path);
    if (metadata.matches()) {
      try {
        new Metadata(into).read(metadata.group(1), Json.parse(text));
      } catch (Json.Malformed e) {
        into.problems().add(where + " is not JSON: " + e.getMessage() + ".");
      }
    }
  }

  private void lines(String where, String text) {
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      int comment = line.indexOf('#');
      String content = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!content.isEmpty()) {
        String[] words = content.split("\\s+");
        declare(where + ":" + number, words[0], Arrays.asList(words).subList(1, words.length));
      }
    }
  }

  private void declare(String where, String kind, List<String> what) {
    if (what.isEmpty() || what.size() > 1 && !kind.equals("proxy")) {
      into.problems().add(where + ": one name follows the kind, after proxy one or more.");
      return;
    }
    switch (kind) {
      case "resource" -> into.resources().add(Globs.compile(what.get(0)));
      case "class" -> into.members(what.get(0)).addAll();
      case "proxy" -> into.proxies().add(List.copyOf(what));
      case "zone" -> into.zones().add(what.get(0));
      case "locale" -> into.locales().add(what.get(0));
      default -> into.problems().add(
          where + ": declared are resource, class, proxy, zone or locale, not " + kind + ".");
    }
  }
}
