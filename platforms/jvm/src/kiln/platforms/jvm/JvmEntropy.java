package kiln.platforms.jvm;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Objects;
import kiln.entropy.EntropySource;
import kiln.entropy.NoEntropyException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The JDK's strong generator, which draws from the host's pool. */
@Component
public final class JvmEntropy implements EntropySource {
  private SecureRandom strong;

  @Activate
  public JvmEntropy() {}

  @Override
  public int bitsPerByte() {
    return 8;
  }

  @Override
  public void fill(byte[] dst, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, dst.length);
    byte[] bytes = new byte[length];
    strong().nextBytes(bytes);
    System.arraycopy(bytes, 0, dst, offset, length);
  }

  /** Made when first asked for: most apps draw nothing, and it takes a while. */
  private synchronized SecureRandom strong() {
    if (strong == null) {
      try {
        strong = SecureRandom.getInstanceStrong();
      } catch (NoSuchAlgorithmException e) {
        throw new NoEntropyException(
            "This JVM names no strong random generator (" + e.getMessage()
                + "). Set securerandom.strongAlgorithms in its conf/security/java.security.");
      }
    }
    return strong;
  }
}
