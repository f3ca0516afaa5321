package kiln.link.export;

import java.util.List;
import java.util.Objects;

/**
 * What an export makes.
 *
 * @param fileName as in {@code hello.linux} or {@code hello.jvm.jar}
 * @param content the whole file; not copied, never changed
 * @param settings the keys that its command line takes, as in {@code ipv4-gateway}
 * @param notes what the author may want to know, a sentence each
 */
record Artifact(String fileName, byte[] content, List<String> settings, List<String> notes) {
  Artifact {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(content, "content");
    settings = List.copyOf(settings);
    notes = List.copyOf(notes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Artifact that
        && fileName.equals(that.fileName)
        && java.util.Arrays.equals(content, that.content)
        && settings.equals(that.settings)
        && notes.equals(that.notes);
  }

  @Override
  public int hashCode() {
    return 31 * fileName.hashCode() + java.util.Arrays.hashCode(content);
  }
}
