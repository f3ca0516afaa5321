package kiln.runtime.util;

import kiln.runtime.substitute.Substitutes;

/** The natives of java.util.zip are part of the image; there is no library to load. */
@Substitutes("java.util.zip.ZipUtils")
final class ZipUtilsSubstitution {
  private ZipUtilsSubstitution() {}

  static void loadLibrary() {}
}
