package kiln.runtime.resource;

import java.io.InputStream;
import kiln.runtime.substitute.Substitutes;

/** There is one class path, that of the image. */
@Substitutes("java.lang.ClassLoader")
final class ClassLoaderSubstitution {
  private ClassLoaderSubstitution() {}

  public static InputStream getSystemResourceAsStream(String path) {
    return Resources.find(path);
  }
}
