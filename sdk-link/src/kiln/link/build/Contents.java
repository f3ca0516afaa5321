package kiln.link.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fingerprints of class folders, each read once in a build: several rooms use the same. */
final class Contents {
  private final Map<Path, String> known = new HashMap<>();

  /** What the folder holds now, unless it was asked for since {@link #forget}. */
  String of(Path classes) throws IOException {
    String content = known.get(classes);
    if (content == null) {
      content = new Fingerprint().addTree(classes, file -> true).hex();
      known.put(classes, content);
    }
    return content;
  }

  /** Before a folder is written to. */
  void forget(Path classes) {
    known.remove(classes);
  }

  /** Before a build: whatever happened since the last. */
  void clear() {
    known.clear();
  }

  /** Jars by name and size, as Maven does not change them; class folders by content. */
  void addTo(Fingerprint fingerprint, List<Path> classPath) throws IOException {
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        fingerprint.add(of(entry));
      } else if (Files.exists(entry)) {
        fingerprint.add(entry.getFileName() + " " + Files.size(entry));
      }
    }
  }
}
