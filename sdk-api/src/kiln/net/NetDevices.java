package kiln.net;

import java.io.OutputStream;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Devices that wrap devices, to look at what passes or to make it worse. Each owns the device that
 * it wraps, and is used in its place, by the same thread.
 */
@ProviderType
public interface NetDevices {
  /**
   * What an impaired link does, each in so many of a thousand frames.
   *
   * @param loss the frame vanishes
   * @param duplicate it comes twice
   * @param reorder it comes behind the next
   * @param corrupt one of its bits is flipped
   * @param truncate some of its end is missing
   */
  record Impairment(int loss, int duplicate, int reorder, int corrupt, int truncate) {
    public Impairment {
      check("loss", loss);
      check("duplicate", duplicate);
      check("reorder", reorder);
      check("corrupt", corrupt);
      check("truncate", truncate);
    }

    private static void check(String what, int perMille) {
      if (perMille < 0 || perMille > 1000) {
        throw new IllegalArgumentException(
            what + " is so many of a thousand frames, 0 to 1000, not " + perMille);
      }
    }
  }

  /** Tells of every frame in a line; the lines have no ends. */
  NetDevice trace(NetDevice device, Consumer<String> sink);

  /**
   * Writes every frame as a capture file that tcpdump and Wireshark read. The file's head is
   * written now; the caller closes the stream.
   *
   * <p>When the stream fails nothing more is written to it, and the frames pass all the same.
   */
  NetDevice capture(NetDevice device, OutputStream file);

  /** Loses, repeats, reorders and damages frames, both ways; the same seed does so the same way. */
  NetDevice impair(NetDevice device, Impairment impairment, long seed);

  /**
   * A device that receives what it transmits.
   *
   * @param mtu 68 to 65535
   */
  NetDevice loopback(int mtu);
}
