package kiln.runtime.lang;

import java.util.Properties;

/** The system properties of an image. The map is made when someone asks for it or changes it. */
final class SystemProperties {
  private static final String[] FIXED = {
    "file.encoding", "UTF-8",
    "file.separator", "/",
    "java.class.version", "61.0",
    "java.specification.name", "Java Platform API Specification",
    "java.specification.version", "17",
    "java.vendor", "Kiln",
    "java.version", "17",
    "java.vm.name", "Kiln",
    "line.separator", "\n",
    "native.encoding", "UTF-8",
    "os.arch", "amd64",
    "os.name", "Kiln",
    "path.separator", ":",
    "user.language", "",
    "user.timezone", "UTC",
  };

  private static Properties map;

  private SystemProperties() {}

  static String get(String key) {
    return map != null ? map.getProperty(key) : fixed(key);
  }

  private static String fixed(String key) {
    for (int i = 0; i < FIXED.length; i += 2) {
      if (FIXED[i].equals(key)) {
        return FIXED[i + 1];
      }
    }
    return null;
  }

  static Properties all() {
    if (map == null) {
      replace(null);
    }
    return map;
  }

  /** Takes the given properties from now on; the fixed ones if null. */
  static void replace(Properties properties) {
    if (properties == null) {
      properties = new Properties();
      for (int i = 0; i < FIXED.length; i += 2) {
        properties.setProperty(FIXED[i], FIXED[i + 1]);
      }
    }
    map = properties;
  }
}
