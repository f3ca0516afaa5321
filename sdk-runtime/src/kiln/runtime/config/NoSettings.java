package kiln.runtime.config;

import kiln.app.Seldom;

/** The command line of an image without settings: instead of {@link Settings}, to stay small. */
@Seldom
public final class NoSettings {
  private NoSettings() {}

  /** Returns if there are no arguments; else says that there are no settings, and exits. */
  public static void read(String[] arguments) {
    if (arguments.length > 0) {
      boolean help = arguments[0].equals("--help");
      Stop.with(
          help ? "This image has no settings." : arguments[0] + ": this image has no settings.",
          help ? Stop.HELP : Stop.REFUSED);
    }
  }
}
