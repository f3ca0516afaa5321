package kiln.runtime.config;

/** The moment between the construction of the components and the run of the app. */
public final class Ready {
  private Ready() {}

  /** Everything that the app needs is open. An image gives up the means; a JVM has nothing to do. */
  public static void now() {}
}
