package kiln.link.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiled objects on disk, found by a key; safe for several processes at once.
 *
 * <p>An entry is the file {@code KEY.o}: SHA-256 of the object (32 octets), then the object. It is
 * written under another name and renamed, so it is whole or absent; an entry whose hash does not
 * match (a failing disk, a crash of the machine) counts as absent and is removed. The total size is
 * bounded: the entries not used for longest go first.
 */
public final class ObjectCache {
  private static final int HASH_BYTES = 32;

  /** An entry is marked as used at most this often: a write per hit would slow down every link. */
  private static final Duration FRESH = Duration.ofHours(1);

  /** Of a process that died between writing and renaming. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  /** A cache may pass its limit for so long. */
  private static final Duration TRIM_PAUSE = Duration.ofMinutes(10);

  private final Path folder;
  private final long limitBytes;

  /** Entries lie in {@code folder}, which need not exist, and take at most {@code limitBytes}. */
  public ObjectCache(Path folder, long limitBytes) {
    this.folder = folder;
    this.limitBytes = limitBytes;
  }

  /** The object of that key, or null. */
  public byte[] get(String key) throws IOException {
    Path file = file(key);
    byte[] entry;
    try {
      entry = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    }
    if (entry.length < HASH_BYTES) {
      Files.deleteIfExists(file);
      return null;
    }
    byte[] object = Arrays.copyOfRange(entry, HASH_BYTES, entry.length);
    if (!MessageDigest.isEqual(sha256(object), Arrays.copyOf(entry, HASH_BYTES))) {
      Files.deleteIfExists(file);
      return null;
    }
    markUsed(file);
    return object;
  }

  /** Keeps {@code object} under {@code key}; an entry already there is replaced by an equal one. */
  public void put(String key, byte[] object) throws IOException {
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, "new-", ".part");
    try {
      byte[] entry = Arrays.copyOf(sha256(object), HASH_BYTES + object.length);
      System.arraycopy(object, 0, entry, HASH_BYTES, object.length);
      Files.write(half, entry);
      Files.move(half, file(key), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private record Entry(Path file, long size, Instant used) {}

  /** Looks after the size now and then: looking at thousands of files takes its time. */
  public void trimIfDue() throws IOException {
    Path stamp = folder.resolve("trimmed");
    Instant due = Instant.now().minus(TRIM_PAUSE);
    if (!Files.exists(stamp) || Files.getLastModifiedTime(stamp).toInstant().isBefore(due)) {
      Files.createDirectories(folder);
      Files.write(stamp, new byte[0]);
      trim();
    }
  }

  /** If the limit is passed, removes the entries not used for longest until a quarter is free. */
  public void trim() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        add(entries, file);
      }
    }
    long total = entries.stream().mapToLong(Entry::size).sum();
    if (total <= limitBytes) {
      return;
    }
    entries.sort(Comparator.comparing(Entry::used));
    for (Entry entry : entries) {
      if (total <= limitBytes / 4 * 3) {
        return;
      }
      Files.deleteIfExists(entry.file());
      total -= entry.size();
    }
  }

  private static void add(List<Entry> entries, Path file) throws IOException {
    try {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      Instant used = a.lastModifiedTime().toInstant();
      if (file.toString().endsWith(".o")) {
        entries.add(new Entry(file, a.size(), used));
      } else if (file.toString().endsWith(".part") && used.isBefore(Instant.now().minus(ABANDONED))) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return; // another process trims too
    }
  }

  private static void markUsed(Path file) throws IOException {
    Instant now = Instant.now();
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(FRESH))) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (NoSuchFileException e) {
      return; // trimmed meanwhile; the object is in memory
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ".o");
  }

  static byte[] sha256(byte[] content) {
    return newSha256().digest(content);
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
