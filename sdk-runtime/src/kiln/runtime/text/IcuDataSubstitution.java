package kiln.runtime.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import kiln.runtime.substitute.Adds;
import kiln.runtime.substitute.Substitutes;

/**
 * The tables of Unicode's normal forms. They are the JDK's own files, named by constants here, so
 * that an image that normalizes has these two and no other image has any.
 */
@Substitutes("jdk.internal.icu.impl.ICUBinary")
final class IcuDataSubstitution {
  private IcuDataSubstitution() {}

  /** The path is made of the table's name at run time. */
  public static ByteBuffer getRequiredData(String path) {
    return content(
        path.endsWith("nfkc.nrm")
            ? Normalizer.class.getResourceAsStream("/jdk/internal/icu/impl/data/icudt67b/nfkc.nrm")
            : Normalizer.class.getResourceAsStream("/jdk/internal/icu/impl/data/icudt67b/nfc.nrm"));
  }

  @Adds
  private static ByteBuffer content(InputStream table) {
    try (table) {
      return ByteBuffer.wrap(table.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
