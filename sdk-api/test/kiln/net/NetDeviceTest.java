package kiln.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NetDeviceTest {
  /** The least that a device has to say. */
  private final NetDevice plain =
      new NetDevice() {
        @Override
        public String name() {
          return "service";
        }

        @Override
        public byte[] mac() {
          return new byte[6];
        }

        @Override
        public int mtu() {
          return 1500;
        }

        @Override
        public int receive(byte[] dst) {
          return 0;
        }

        @Override
        public boolean transmit(byte[] src, int length) {
          return true;
        }
      };

  @Test
  void aPlainDeviceOffersNothing() {
    assertTrue(plain.linkUp());
    assertFalse(plain.finishesChecksums());
    assertFalse(plain.checksumVerified());
    assertEquals(0, plain.dropped());
    plain.flush();
  }

  @Test
  void aChecksumThatNobodyFinishesIsNotSent() {
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> plain.transmitUnfinished(new byte[60], 60, 34, 40))
            .getMessage();
    assertTrue(message.contains("service"), message);
  }
}
