package kiln.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RandomSourceTest {
  @Test
  void aLongIsEightBytesInOrder() {
    RandomSource source =
        (dst, offset, length) -> {
          for (int i = 0; i < length; i++) {
            dst[offset + i] = (byte) (0xf0 + i);
          }
        };
    assertEquals(0xf0f1f2f3f4f5f6f7L, source.nextLong());
  }
}
