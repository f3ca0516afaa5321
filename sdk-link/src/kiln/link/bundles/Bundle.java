package kiln.link.bundles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Manifest;

/**
 * One bundle as the linker sees it: the entries that count on Java 17, signatures dropped.
 *
 * @param name the symbolic name; of a plain jar or folder its file name
 * @param version as the manifest says it, or empty
 * @param file where it was read from, for messages; in no dump and no image
 * @param entries path to content, both kept by this record; never changed
 */
public record Bundle(String name, String version, String file, SortedMap<String, byte[]> entries) {
  static final String MANIFEST = "META-INF/MANIFEST.MF";
  static final String CLASS = ".class";

  public Bundle {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(file, "file");
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** A header of the manifest's main section, or null. */
  public String header(String header) {
    return header(entries.get(MANIFEST), header);
  }

  static String header(byte[] manifest, String header) {
    if (manifest == null) {
      return null;
    }
    try {
      return new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes().getValue(header);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // BundleReader has parsed it before
    }
  }

  /** Name and version, as in {@code apps.hello 0.1.0}. */
  @Override
  public String toString() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
