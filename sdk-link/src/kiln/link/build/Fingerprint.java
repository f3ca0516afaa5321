package kiln.link.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A SHA-256 over everything that decides an output: texts, and files with their relative names.
 *
 * <p>Two fingerprints are equal when the inputs are, whatever the time and the folder.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Adds a text; the length goes first, so that neighbours cannot run into each other. */
  public Fingerprint add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds octets; their number goes first. */
  public Fingerprint add(byte[] content) {
    number(content.length);
    digest.update(content);
    return this;
  }

  /** Adds name and content of every file under {@code folder}; nothing if it does not exist. */
  Fingerprint addTree(Path folder, Predicate<Path> wanted) throws IOException {
    for (Path file : files(folder, wanted)) {
      add(folder.relativize(file).toString()).add(Files.readAllBytes(file));
    }
    return this;
  }

  /** In hexadecimal; nothing can be added any more. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether there is a file under {@code folder}; not if that does not exist. */
  static boolean hasFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.anyMatch(Files::isRegularFile);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The files under {@code folder} in a fixed order. */
  static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void number(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (value >>> shift));
    }
  }
}
