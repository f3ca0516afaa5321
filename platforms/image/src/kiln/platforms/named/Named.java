package kiln.platforms.named;

/**
 * What a setting names: something of the host, and the device that it becomes. It is written {@code
 * NAME:PLACE}, or {@code PLACE} alone; a name is of letters and digits, as in a Solo5 manifest.
 *
 * @param name of the device
 * @param place of the host: a path, the name of an interface
 */
public record Named(String name, String place) {
  /** Reads a setting, which may be null; {@code usual} is the name if none is given. */
  public static Named of(String text, String usual) {
    int colon = text == null ? 0 : text.indexOf(':');
    for (int i = 0; i < colon; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
        colon = 0; // a path such as ./a:b
      }
    }
    boolean hasName = colon > 0 && !text.substring(colon).equals(":ro");
    return hasName
        ? new Named(text.substring(0, colon), text.substring(colon + 1))
        : new Named(usual, text == null ? "" : text);
  }
}
