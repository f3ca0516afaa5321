package kiln.runtime.security;

import kiln.runtime.substitute.Substitutes;

/** There is no file of security properties: none is set. */
@Substitutes("java.security.Security")
final class SecuritySubstitution {
  static {
    // no file to read
  }

  private SecuritySubstitution() {}

  public static String getProperty(String key) {
    return null;
  }
}
