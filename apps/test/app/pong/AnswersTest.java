package app.pong;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final byte[] MAC = {0x52, 0x54, 0, 0x12, 0x34, 0x56};
  private static final int ADDRESS = 10 << 24 | 2;

  /** Who has 10.0.0.2? Tell 10.0.0.1. */
  private static final String ARP_REQUEST = "ffffffffffff0a0000000001" + "0806"
      + "0001080006040001" + "0a0000000001" + "0a000001" + "000000000000" + "0a000002";

  private static final String ARP_REPLY = "0a0000000001525400123456" + "0806"
      + "0001080006040002" + "525400123456" + "0a000002" + "0a0000000001" + "0a000001";

  /** Echo request 1 of 0x1234, four octets of data and two that only fill the frame. */
  private static final String PING = "5254001234560a0000000001" + "0800"
      + "4500002000004000400126db" + "0a000001" + "0a000002"
      + "0800" + "482d" + "1234" + "0001" + "deadbeef" + "0000";

  private static final String PONG = "0a0000000001525400123456" + "0800"
      + "4500002000004000400126db" + "0a000002" + "0a000001"
      + "0000" + "502d" + "1234" + "0001" + "deadbeef";

  private final Answers answers = new Answers(MAC, ADDRESS);

  @Test
  void aRequestForTheAddressIsAnsweredToWhoAsked() {
    assertEquals(ARP_REPLY, answerTo(ARP_REQUEST));
  }

  @Test
  void anEchoRequestComesBackWithTheSameData() {
    assertEquals(PONG, answerTo(PING));
  }

  @Test
  void otherAddressesAreOthersToAnswer() {
    assertEquals("", answerTo(ARP_REQUEST.replace("0a000002", "0a000003")));
    assertEquals("", answerTo(PING.replace("0a000002", "0a000003").replace("26db", "26da")));
  }

  @Test
  void repliesAndFragmentsAreNotAnswered() {
    assertEquals("", answerTo(ARP_REPLY));
    assertEquals("", answerTo(PING.replace("4000400126db", "2000400146db")));
  }

  @Test
  void aBrokenChecksumIsNotAnswered() {
    assertEquals("", answerTo(PING.replace("26db", "26dc")));
    assertEquals("", answerTo(PING.replace("482d", "2e2f")));
  }

  @Test
  void aCutFrameIsNotAnswered() {
    for (String whole : new String[] {ARP_REQUEST, PING.substring(0, PING.length() - 4)}) {
      for (int octets = 0; octets < whole.length() / 2; octets++) {
        assertEquals("", answerTo(whole.substring(0, 2 * octets)), octets + " octets");
      }
    }
  }

  @Test
  void whateverComesNothingBeyondTheFrameIsTouched() {
    Random random = new Random(4);
    byte[] seed = HexFormat.of().parseHex(PING);
    for (int round = 0; round < 100_000; round++) {
      byte[] frame = Arrays.copyOf(seed, 60);
      for (int i = random.nextInt(4); i >= 0; i--) {
        frame[random.nextInt(42)] = (byte) random.nextInt();
      }
      int length = 14 + random.nextInt(30);
      byte[] behind = Arrays.copyOfRange(frame, length, frame.length);
      answers.answer(frame, length);
      assertArrayEquals(behind, Arrays.copyOfRange(frame, length, frame.length));
    }
  }

  private String answerTo(String hex) {
    byte[] frame = Arrays.copyOf(HexFormat.of().parseHex(hex), 1514);
    int length = answers.answer(frame, hex.length() / 2);
    return HexFormat.of().formatHex(frame, 0, length);
  }
}
