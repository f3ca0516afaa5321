package kiln.link.image;

import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToIntFunction;
import kiln.link.program.NullMessage;

/**
 * Encodes the messages of null checks:
 *
 * <pre>
 * { uleb address after the throw, from the one before (the first from 0);
 *   uleb 8 * name of the operand + action;
 *   uleb 4 * name of the expression + cause, or 0 } of each, by address
 * uleb 0
 * </pre>
 */
final class NullRows {
  private static final int ACTIONS = 8;
  private static final int CAUSES = 4;

  private NullRows() {}

  static byte[] encode(SortedMap<Long, NullMessage> messages, ToIntFunction<String> number) {
    Output out = new Output();
    long address = 0;
    for (Map.Entry<Long, NullMessage> entry : messages.entrySet()) {
      NullMessage message = entry.getValue();
      out.uleb(entry.getKey() - address);
      address = entry.getKey();
      out.uleb((long) ACTIONS * number.applyAsInt(message.operand()) + message.action().ordinal());
      boolean known = message.cause() != NullMessage.Cause.UNKNOWN;
      int expression = known ? number.applyAsInt(message.expression()) : 0;
      out.uleb((long) CAUSES * expression + message.cause().ordinal());
    }
    return out.uleb(0).toByteArray();
  }
}
