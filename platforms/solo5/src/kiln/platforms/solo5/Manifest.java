package kiln.platforms.solo5;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kiln.app.Refusal;

/** The devices that the tender has attached, each with a handle above 0. */
final class Manifest {
  /** Types of devices, as Solo5 numbers them. */
  static final int BLOCK = 1;

  static final int NET = 2;

  private static final int NAME_MOST = 67;

  private Manifest() {}

  /**
   * The handle of a device.
   *
   * @throws Refusal if the image's manifest, or the tender, has none of that name
   */
  static int handle(int type, String name) {
    int handle = find(type, name.getBytes(StandardCharsets.US_ASCII));
    if (handle < 0) {
      boolean net = type == NET;
      throw new Refusal("The image needs the " + (net ? "network device " : "disk ") + name
          + ", and its manifest has none. Link it again with this platform's bundles, and give the"
          + " tender --" + (net ? "net:" + name + "=TAP" : "block:" + name + "=FILE") + ".");
    }
    return handle;
  }

  /** One more than the highest handle. */
  static int end() {
    return count();
  }

  /** The name of an attached device of that type; null if the handle is another's. */
  static String name(int type, int handle) {
    byte[] name = new byte[NAME_MOST];
    int length = name(type, handle, name);
    return length < 0 ? null : new String(Arrays.copyOf(name, length), StandardCharsets.US_ASCII);
  }

  private static native int count();

  private static native int find(int type, byte[] name);

  private static native int name(int type, int handle, byte[] name);
}
