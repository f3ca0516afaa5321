package kiln.runtime.security;

import java.security.ProviderException;

/** The platform's entropy, each byte of which is worth eight bits. */
final class Entropy {
  private Entropy() {}

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    if (!fill(bytes)) {
      throw new ProviderException(
          "This machine has no source of entropy, so that there are no random bytes.");
    }
    return bytes;
  }

  /** False where the machine has none. */
  private static native boolean fill(byte[] bytes);
}
