package kiln.link.objects;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kiln.link.program.NativeSource;

/**
 * Which headers a source sees, found by reading its {@code #include} lines.
 *
 * <p>Errs on the safe side: a line under a false {@code #if} counts, a name counts wherever it lies
 * (beside the includer or at the top), and a source with an include that is no plain name depends on
 * every header. What no bundle brings is the compiler's own, whose version is in the key already.
 */
final class Includes {
  private static final Pattern INCLUDE =
      Pattern.compile("^[ \\t]*#[ \\t]*include(?:_next)?[ \\t]*([\"<]?)([^\">\\n]*)");

  private final SortedMap<String, NativeSource> headers = new TreeMap<>();

  /** By the lines of a source: most of what is made from Java has the same. */
  private final Map<List<String>, byte[]> hashes = new ConcurrentHashMap<>();

  Includes(List<NativeSource> headers) {
    headers.forEach(header -> this.headers.put(header.path(), header));
  }

  /** Hash of all headers that a source with that text includes, directly or not: path and content. */
  byte[] hash(byte[] content) {
    return hashes.computeIfAbsent(lines(content), this::hash).clone();
  }

  private byte[] hash(List<String> lines) {
    SortedMap<String, NativeSource> seen = new TreeMap<>();
    collect(lines, seen);
    MessageDigest digest = ObjectCache.newSha256();
    seen.forEach((path, header) -> {
      Source.update(digest, path.getBytes(StandardCharsets.UTF_8));
      Source.update(digest, header.content());
    });
    return digest.digest();
  }

  /** The lines that begin with a {@code #}: nearly all that a long source has are its includes. */
  private static List<String> lines(byte[] content) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < content.length; ) {
      int at = start;
      while (at < content.length && (content[at] == ' ' || content[at] == '\t')) {
        at++;
      }
      boolean directive = at < content.length && content[at] == '#';
      while (at < content.length && content[at] != '\n') {
        at++;
      }
      if (directive) {
        lines.add(new String(content, start, at - start, StandardCharsets.UTF_8));
      }
      start = at + 1;
    }
    return lines;
  }

  private void collect(List<String> lines, SortedMap<String, NativeSource> seen) {
    for (String line : lines) {
      Matcher matcher = INCLUDE.matcher(line);
      if (!matcher.find()) {
        continue;
      }
      if (matcher.group(1).isEmpty()) {
        seen.putAll(headers);
      } else {
        named(matcher.group(2), seen);
      }
    }
  }

  private void named(String name, SortedMap<String, NativeSource> seen) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    for (NativeSource header : headers.values()) {
      boolean same = header.path().equals(file) || header.path().endsWith("/" + file);
      if (same && seen.putIfAbsent(header.path(), header) == null) {
        collect(lines(header.content()), seen);
      }
    }
  }
}
