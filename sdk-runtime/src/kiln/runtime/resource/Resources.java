package kiln.runtime.resource;

import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import kiln.runtime.substitute.StandsFor;

/** Finds resources by name. Those with constant names are found by the linker already. */
public final class Resources {
  private Resources() {}

  /** The class that the linker generates: the declared resources. */
  @StandsFor("kiln.generated.Resources")
  static final class Declared {
    private Declared() {}

    /** The content, a character a byte; null if there is none of that path. */
    static native String content(String path);
  }

  /** Reads that content; null gives null. */
  public static InputStream stream(String content) {
    return content == null ? null : new ResourceStream(content);
  }

  /** As Class.getResourceAsStream finds it, among the declared ones. */
  public static InputStream find(Class<?> type, String name) {
    return stream(Declared.content(path(type, name)));
  }

  /** As ClassLoader.getResourceAsStream finds it, among the declared ones. */
  public static InputStream find(String path) {
    return stream(Declared.content(path));
  }

  /** Relative names are looked for beside the class. */
  private static String path(Class<?> type, String name) {
    if (name.startsWith("/")) {
      return name.substring(1);
    }
    while (type.isArray()) {
      type = type.getComponentType();
    }
    String packageName = type.getPackageName();
    return packageName.isEmpty() ? name : packageName.replace('.', '/').concat("/").concat(name);
  }

  /** {@code ClassLoader.getResources} of a constant name that no bundle has. */
  static Enumeration<URL> none(String path) {
    return Collections.emptyEnumeration();
  }

  static Enumeration<URL> none(ClassLoader loader, String path) {
    return Collections.emptyEnumeration();
  }
}
