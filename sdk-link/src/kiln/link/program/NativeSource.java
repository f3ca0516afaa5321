package kiln.link.program;

import java.util.Arrays;
import java.util.Objects;

/**
 * One hand-written native file of a bundle: everything below {@code KILN-INF/native}.
 *
 * <p>{@code .c} files are compiled, {@code .S} and {@code .s} files assembled, {@code .h} files are
 * found by {@code #include "..."}; the single {@code .lds} file of a program is the linker script.
 *
 * @param path relative to {@code KILN-INF/native}, with {@code /} between folders; unique in its
 *     program
 * @param content the file's bytes; not copied, never changed
 */
public record NativeSource(String path, byte[] content) {
  public NativeSource {
    Objects.requireNonNull(content, "content");
    if (path.isEmpty() || path.startsWith("/") || path.contains("..") || path.contains("\\")) {
      throw new IllegalArgumentException("Not a path below KILN-INF/native: \"" + path + "\"");
    }
  }

  /** Equal if path and bytes are: records compare arrays by identity. */
  @Override
  public boolean equals(Object other) {
    return other instanceof NativeSource that
        && path.equals(that.path)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + Arrays.hashCode(content);
  }
}
