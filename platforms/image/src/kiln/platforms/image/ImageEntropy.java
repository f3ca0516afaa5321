package kiln.platforms.image;

import java.util.Objects;
import kiln.entropy.EntropySource;
import kiln.entropy.NoEntropyException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The platform's entropy: the host's pool, or a CPU instruction whose output is conditioned. The
 * platform has checked that it works, or gives nothing.
 */
@Component(property = "kiln.default:Boolean=true")
public final class ImageEntropy implements EntropySource {
  @Activate
  public ImageEntropy() {}

  @Override
  public int bitsPerByte() {
    return 8;
  }

  @Override
  public void fill(byte[] dst, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, dst.length);
    if (!take(dst, offset, length)) {
      throw new NoEntropyException(
          "This machine has no source of entropy: no RDSEED or RDRAND instruction, or it is broken."
              + " Run the image on a CPU that has one, or on an emulator told to have one"
              + " (QEMU: -cpu max).");
    }
  }

  /** False if the machine has no entropy to give. */
  private static native boolean take(byte[] dst, int offset, int length);
}
