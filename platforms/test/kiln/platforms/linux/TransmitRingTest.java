package kiln.platforms.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The ring of frames that leave, against a plain queue. */
class TransmitRingTest {
  private static final int MOST = 1514;

  @Test
  void framesLeaveAsTheyCameHoweverTheRingTurns() {
    Random random = new Random(5);
    TransmitRing ring = new TransmitRing(MOST);
    Deque<byte[]> model = new ArrayDeque<>();
    boolean wasFull = false;
    for (int step = 0; step < 20_000; step++) {
      boolean grows = random.nextInt(100) < (step / 1000 % 2 == 0 ? 70 : 30);
      if (grows && !ring.isFull()) {
        byte[] frame = new byte[14 + random.nextInt(MOST - 13)];
        random.nextBytes(frame);
        model.add(frame);
        ring.add(frame.clone(), frame.length, frame[0] & 15, frame[1] & 15);
      } else if (!ring.isEmpty()) {
        byte[] frame = model.remove();
        int from = ring.offset();
        byte[] leaves = Arrays.copyOfRange(ring.octets(), from, from + ring.length());
        assertTrue(Arrays.equals(frame, leaves), "frame of step " + step);
        assertEquals((frame[0] & 15) + " " + (frame[1] & 15), ring.start() + " " + ring.field());
        ring.remove();
      }
      assertEquals(model.isEmpty(), ring.isEmpty());
      wasFull |= ring.isFull();
    }
    assertTrue(wasFull);
  }
}
