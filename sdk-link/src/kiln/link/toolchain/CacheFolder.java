package kiln.link.toolchain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the native step keeps what it may lose: the unpacked toolchain and compiled objects. */
public final class CacheFolder {
  private CacheFolder() {}

  /**
   * The cache of the workspace that holds {@code start}, else the user's.
   *
   * <p>A workspace is a folder with {@code cnf/build.bnd}; its cache is {@code cnf/cache}. Outside,
   * the cache is {@code $XDG_CACHE_HOME/kiln}, or {@code ~/.cache/kiln} (XDG Base Directory
   * Specification 0.8). The folder need not exist.
   */
  public static Path of(Path start, Map<String, String> environment) {
    for (Path p = start.toAbsolutePath().normalize(); p != null; p = p.getParent()) {
      if (Files.isRegularFile(p.resolve("cnf/build.bnd"))) {
        return p.resolve("cnf/cache");
      }
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    // The specification says: a relative path is to be ignored.
    return xdg.startsWith("/")
        ? Path.of(xdg, "kiln")
        : Path.of(System.getProperty("user.home"), ".cache", "kiln");
  }
}
