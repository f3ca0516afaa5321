package kiln.link.objects;

import java.util.Arrays;

/**
 * One relocatable ELF file.
 *
 * @param name of its source with the ending {@code .o}; natives lie in {@code native/}
 * @param content the file's bytes; not copied, never changed
 */
public record ObjectFile(String name, byte[] content) {

  /** Equal if name and bytes are: records compare arrays by identity. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectFile that
        && name.equals(that.name)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(content);
  }
}
