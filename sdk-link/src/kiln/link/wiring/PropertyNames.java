package kiln.link.wiring;

import java.util.Locale;

/** How names in Java become names of component properties (OSGi Compendium 8 §112.8.2.1). */
final class PropertyNames {
  private PropertyNames() {}

  /** The property that an accessor reads: {@code ipv4_gateway} is {@code ipv4.gateway}. */
  static String of(String method) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < method.length(); i++) {
      char c = method.charAt(i);
      if (method.startsWith("$_$", i)) {
        name.append('-');
        i += 2;
      } else if (method.startsWith("$$", i)) {
        name.append('$');
        i++;
      } else if (method.startsWith("__", i)) {
        name.append('_');
        i++;
      } else if (c != '$') {
        name.append(c == '_' ? '.' : c);
      }
    }
    return name.toString();
  }

  /** The property of a type whose only accessor is {@code value()}: words parted by periods. */
  static String ofType(String simpleName) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < simpleName.length(); i++) {
      char c = simpleName.charAt(i);
      if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(simpleName.charAt(i - 1))) {
        name.append('.');
      }
      name.append(c);
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
