package kiln.link.wiring;

/**
 * A device that an image drives, for platforms whose images declare theirs.
 *
 * @param kind what it is, as the component that drives it says by its property {@code kiln.device}:
 *     {@code net}, {@code block}
 * @param name the component's name, or the one given by {@code -kiln.devices}
 */
public record Device(String kind, String name) {
  /** The property by which a component says that it drives the device of its own name. */
  static final String PROPERTY = "kiln.device";

  /** What the narrowest platform takes. */
  private static final String NAME = "[A-Za-z0-9]{1,67}";

  private static final String KIND = "[a-z]{1,20}";

  /** What is wrong with it, as a sentence; null if nothing is. */
  String problem() {
    if (!name.matches(NAME)) {
      return "The device name " + name + " is none: it has 1 to 67 letters and digits.";
    }
    return kind.matches(KIND) ? null : "Device " + name + " is of the kind '" + kind
        + "', which is none; say net or block, as in -kiln.devices: lan;kind=net.";
  }
}
