package kiln.drbg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Arrays;
import kiln.entropy.EntropySource;
import kiln.entropy.NoEntropyException;
import org.junit.jupiter.api.Test;

class TestedSourceTest {
  @Test
  void startUpSamplesAreThrownAway() {
    TestedSource source = new TestedSource(new Bytes.Seeded(1, 8));
    assertArrayEquals(Bytes.afterStartUp(1, 40), source.draw(40));
  }

  @Test
  void aStuckSourceSeedsNothingAndIsNotAskedAgain() {
    EntropySource stuck = mock(EntropySource.class);
    when(stuck.bitsPerByte()).thenReturn(8);
    TestedSource source = new TestedSource(stuck); // leaves every byte 0
    String first = assertThrows(NoEntropyException.class, () -> source.draw(8)).getMessage();
    String second = assertThrows(NoEntropyException.class, () -> source.draw(8)).getMessage();
    assertTrue(first.contains("repetition count"), first);
    assertEquals(first, second);
    verify(stuck, times(1)).fill(any(), anyInt(), anyInt());
  }

  @Test
  void aSourceThatBreaksLaterIsCaughtThen() {
    Bytes.Seeded good = new Bytes.Seeded(2, 8);
    boolean[] broken = new boolean[1];
    EntropySource breaking = mock(EntropySource.class);
    when(breaking.bitsPerByte()).thenReturn(8);
    doAnswer(
            call -> {
              byte[] dst = call.getArgument(0);
              good.fill(dst, 0, dst.length);
              if (broken[0]) {
                Arrays.fill(dst, (byte) 0xff); // as RDRAND did on some CPUs after a suspend
              }
              return null;
            })
        .when(breaking)
        .fill(any(), anyInt(), anyInt());
    TestedSource source = new TestedSource(breaking);
    source.draw(32);
    broken[0] = true;
    assertThrows(NoEntropyException.class, () -> source.draw(32));
    broken[0] = false;
    assertThrows(NoEntropyException.class, () -> source.draw(32));
  }

  @Test
  void aSourceWithoutEntropyIsAskedAgain() {
    EntropySource late = mock(EntropySource.class);
    when(late.bitsPerByte()).thenReturn(8);
    Bytes.Seeded good = new Bytes.Seeded(3, 8);
    doAnswer(
            call -> {
              throw new NoEntropyException("not yet");
            })
        .doAnswer(
            call -> {
              good.fill(call.getArgument(0), 0, call.getArgument(2));
              return null;
            })
        .when(late)
        .fill(any(), anyInt(), anyInt());
    TestedSource source = new TestedSource(late);
    assertThrows(NoEntropyException.class, () -> source.draw(4));
    assertEquals(4, source.draw(4).length);
  }
}
