package kiln.link.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Finds the JDK 17 whose class library goes into images.
 *
 * <p>In this order: the JDK that runs this code, {@code JAVA_HOME_17}, {@code JAVA_HOME}, the
 * folders where distributions and version managers put JDKs. A JDK qualifies when its {@code
 * release} file says 17 and its {@code lib/modules} is there.
 */
public final class Jdk17 {
  private static final int FEATURE = 17;

  private Jdk17() {}

  /** Whether the running JDK is it. */
  public static boolean isRunning() {
    return Runtime.version().feature() == FEATURE;
  }

  /**
   * The JDK's home folder.
   *
   * @throws BuildFailure if the machine has none; the message says what to install
   */
  public static Path home() throws BuildFailure {
    for (Path candidate : candidates()) {
      if (qualifies(candidate)) {
        return real(candidate);
      }
    }
    throw new BuildFailure(
        "No JDK 17 found: images are made of its class library, and this is Java "
            + Runtime.version().feature()
            + ". Install one (Debian 12: apt-get install openjdk-17-jdk-headless), or set"
            + " JAVA_HOME_17 to its folder.");
  }

  private static List<Path> candidates() {
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("java.home")));
    for (String variable : List.of("JAVA_HOME_17", "JAVA_HOME_17_X64", "JAVA_HOME")) {
      String value = System.getenv(variable);
      if (value != null && !value.isBlank()) {
        homes.add(Path.of(value));
      }
    }
    Path user = Path.of(System.getProperty("user.home"));
    for (Path parent :
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt/java"),
            user.resolve(".jdks"),
            user.resolve(".sdkman/candidates/java"))) {
      homes.addAll(children(parent));
    }
    return homes;
  }

  private static List<Path> children(Path parent) {
    List<Path> children = new ArrayList<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
        stream.forEach(children::add);
      } catch (IOException e) {
        return List.of(); // a folder that cannot be read holds no JDK for us
      }
    }
    children.sort(null);
    return children;
  }

  /** One name for one JDK: distributions keep links beside it. */
  private static Path real(Path home) {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      return home;
    }
  }

  private static boolean qualifies(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isRegularFile(home.resolve("lib/modules"))) {
      return false;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.equals("17") || version.startsWith("17.");
  }
}
