package kiln.link.wiring;

import java.util.Objects;

/**
 * One setting of an image.
 *
 * @param component the name of the component that declares it
 * @param property the component property, as in {@code ipv4.gateway}
 * @param type as {@code --help} prints it; see {@code kiln.runtime.config.Settings}
 * @param value the value without a command line, spelled as it would be there; null for none
 * @param meaning one line, may be empty
 */
public record Key(String component, String property, String type, String value, String meaning) {
  public Key {
    Objects.requireNonNull(component, "component");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(meaning, "meaning");
  }

  /** The name on the command line, without the dashes before it. */
  public String option() {
    return property.replace('.', '-');
  }
}
