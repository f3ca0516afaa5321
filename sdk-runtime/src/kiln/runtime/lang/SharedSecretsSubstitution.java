package kiln.runtime.lang;

import kiln.runtime.substitute.Original;
import kiln.runtime.substitute.StandsFor;
import kiln.runtime.substitute.Substitutes;

/** Packages of the library reach into java.lang through this; HotSpot sets it up at the start. */
@Substitutes("jdk.internal.access.SharedSecrets")
final class SharedSecretsSubstitution {
  @Original private static JavaLangAccess javaLangAccess;

  private SharedSecretsSubstitution() {}

  @StandsFor("jdk.internal.access.JavaLangAccess")
  interface JavaLangAccess {}

  /** The other half of {@link SystemSubstitution}. */
  @Substitutes("java.lang.System")
  static final class SystemAccess {
    private SystemAccess() {}

    @Original
    static void setJavaLangAccess() {}
  }

  public static JavaLangAccess getJavaLangAccess() {
    if (javaLangAccess == null) {
      SystemAccess.setJavaLangAccess();
    }
    return javaLangAccess;
  }
}
