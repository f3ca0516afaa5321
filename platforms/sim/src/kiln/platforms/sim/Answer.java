package kiln.platforms.sim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** What the simulator says of a device: numbers, then its name. All zeros if there is no such one. */
final class Answer {
  private static final int MOST = 128;

  private Answer() {}

  /** Asks {@code question}, which fills its argument and gives the octets that it filled. */
  static ByteBuffer to(ToIntFunction<byte[]> question) {
    byte[] answer = new byte[MOST];
    int length = question.applyAsInt(answer);
    ByteBuffer description = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    return length == 0 ? description : description.limit(length);
  }

  /** The rest of {@code description}. */
  static String name(ByteBuffer description) {
    byte[] name = new byte[description.remaining()];
    description.get(name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
