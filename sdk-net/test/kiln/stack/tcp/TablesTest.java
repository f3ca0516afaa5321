package kiln.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kiln.stack.ip.IpStack;
import kiln.stack.random.KeyedRandom;
import kiln.stack.random.SipHash;
import org.junit.jupiter.api.Test;

/** Deadlines, connections, TIME-WAIT, cookies: against plain models. */
class TablesTest {
  private final Tcp tcp = new Tcp(new IpStack(new KeyedRandom(1, 2)), TcpConfig.DEFAULT);

  private TcpConnection connection(int n) {
    return new TcpConnection(tcp, false, 0, n, n & 0xFFFF, 0, 7, 80, n, 0);
  }

  @Test
  void theHeapGivesTheEarliestDeadlineWhateverMoves() {
    Random random = new Random(9);
    DeadlineHeap heap = new DeadlineHeap();
    List<TcpConnection> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(connection(i));
    }
    for (int step = 0; step < 20_000; step++) {
      TcpConnection c = all.get(random.nextInt(all.size()));
      heap.set(c, random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(1000));
      long earliest = Long.MAX_VALUE;
      for (TcpConnection each : all) {
        earliest = Math.min(earliest, each.deadlineNanos);
      }
      assertEquals(earliest, heap.earliest());
    }
  }

  @Test
  void theTableFindsWhatIsInItAndNothingElse() {
    ConnectionTable table = new ConnectionTable(new FlowHash(3, 4));
    List<TcpConnection> all = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      all.add(connection(i));
      table.add(all.get(i));
    }
    for (int i = 0; i < 1000; i += 2) {
      table.remove(all.get(i));
    }
    assertEquals(500, table.size());
    for (int i = 0; i < 1000; i++) {
      TcpConnection found = table.find(0, i, i, 0, 7, 80);
      assertSame(i % 2 == 0 ? null : all.get(i), found);
    }
  }

  @Test
  void timeWaitEntriesExpireInOrderAndTheOldestMakesRoom() {
    TimeWaitTable t = new TimeWaitTable(new FlowHash(5, 6), 100);
    ConnectionTable hashes = new ConnectionTable(new FlowHash(5, 6));
    for (int i = 0; i < 150; i++) {
      TcpConnection c = connection(i);
      c.receiver.start(i);
      hashes.add(c);
      assertEquals(i >= 100, t.add(i, c, i));
    }
    assertEquals(100, t.size());
    assertEquals(-1, t.find(0, 49, 49, 0, 7, 80));
    int e = t.find(0, 50, 50, 0, 7, 80);
    assertEquals(51, t.rcvNxt(e));
    t.restart(e, 1000);
    t.expire(149 + TimeWaitTable.TWO_MSL);
    assertEquals(1, t.size());
    assertEquals(1000 + TimeWaitTable.TWO_MSL, t.pollAt());
    t.expire(1000 + TimeWaitTable.TWO_MSL);
    assertEquals(0, t.size());
  }

  @Test
  void timeWaitSurvivesRandomUse() {
    Random random = new Random(2);
    TimeWaitTable t = new TimeWaitTable(new FlowHash(5, 6), 64);
    ConnectionTable hashes = new ConnectionTable(new FlowHash(5, 6));
    boolean[] present = new boolean[500];
    for (int step = 0; step < 20_000; step++) {
      int n = random.nextInt(500);
      int e = t.find(0, n, n, 0, 7, 80);
      assertTrue(e < 0 || present[n]);
      if (e < 0) {
        TcpConnection c = connection(n);
        hashes.add(c);
        t.add(step, c, 0);
        present[n] = true;
      } else if (random.nextBoolean()) {
        t.remove(e);
        present[n] = false;
      } else {
        t.restart(e, step);
      }
      assertTrue(t.size() <= 64);
    }
  }

  /** A timer is never what fails for want of memory: its room is there with the connection. */
  @Test
  void everyConnectionHasRoomForADeadline() {
    DeadlineHeap heap = new DeadlineHeap();
    for (int n = 1; n <= 2000; n++) {
      heap.reserve(n);
      assertTrue(heap.room() >= n);
    }
    TcpConnection one = connection(1);
    for (int n = 2000; n >= 0; n--) {
      heap.set(one, n);
      heap.set(one, Long.MAX_VALUE);
      heap.reserve(n);
      assertTrue(heap.room() >= n && heap.room() <= Math.max(64, 8 * n), heap.room() + " for " + n);
    }
  }

  @Test
  void tablesGiveBackWhatACrowdTook() {
    TimeWaitTable waits = new TimeWaitTable(new FlowHash(5, 6), 3000);
    ConnectionTable table = new ConnectionTable(new FlowHash(5, 6));
    DeadlineHeap heap = new DeadlineHeap();
    List<TcpConnection> all = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      TcpConnection c = connection(i);
      all.add(c);
      table.add(c);
      heap.set(c, i);
      waits.add(i, c, i);
    }
    assertTrue(waits.room() >= 2000 && table.room() >= 2000 && heap.room() >= 2000);
    for (int i = 0; i < 2000; i++) {
      table.remove(all.get(i));
      heap.set(all.get(i), Long.MAX_VALUE);
      waits.expire(i + TimeWaitTable.TWO_MSL);
      for (int left = i + 1; left < 2000; left += 97) {
        assertSame(all.get(left), table.find(0, left, left, 0, 7, 80));
        int e = waits.find(0, left, left, 0, 7, 80);
        assertTrue(e >= 0 && waits.tsOffset(e) == left && waits.enteredNanos(e) == left);
      }
      assertEquals(i + 1 == 2000 ? Long.MAX_VALUE : i + 1, heap.earliest());
    }
    assertEquals("0 64 64", waits.room() + " " + table.room() + " " + heap.room());
  }

  @Test
  void cookiesComeBackForTwoMinutesAndForTheirConnectionOnly() {
    SynCookies cookies = new SynCookies(new SipHash(1, 2));
    long now = 1_000_000_000_000L;
    int iss = cookies.issue(now, 0, 1, 80, 0, 2, 999, 12345, 1400);
    assertTrue(cookies.verify(now + 50_000_000_000L, 0, 1, 80, 0, 2, 999, 12345, iss));
    assertEquals(1360, cookies.mss(), "the largest that fits into three bits and the offer");
    assertFalse(cookies.verify(now, 0, 1, 80, 0, 2, 998, 12345, iss), "another port");
    assertFalse(cookies.verify(now, 0, 1, 80, 0, 2, 999, 12346, iss), "another sequence");
    assertFalse(cookies.verify(now, 0, 1, 80, 0, 2, 999, 12345, iss ^ 0x100), "a guess");
    assertFalse(cookies.verify(now, 0, 1, 80, 0, 2, 999, 12345, iss ^ 1), "another size");
    assertFalse(cookies.verify(now + 140_000_000_000L, 0, 1, 80, 0, 2, 999, 12345, iss), "late");
  }

  @Test
  void aCookieTimestampNeverRunsAheadAndBringsTheOptionsBack() {
    for (int scale = -1; scale <= 14; scale++) {
      for (boolean sack : new boolean[] {false, true}) {
        Handshake h = new Handshake(1460, sack, true, scale >= 0, Math.max(scale, 0));
        for (int clock : new int[] {0, 1, 63, 64, -1, 123_456}) {
          int stamped = SynCookies.timestamp(clock, h);
          assertTrue(clock - stamped >= 0 && clock - stamped < 128);
          assertEquals(h, SynCookies.handshake(1460, true, stamped));
        }
      }
    }
    assertFalse(SynCookies.handshake(1460, false, 99).sack());
  }

  /** The reference vector of the SipHash paper, for the octets 00 to 0f as two words. */
  @Test
  void sipHashAgreesWithItsReference() {
    SipHash hash = new SipHash(0x0706050403020100L, 0x0F0E0D0C0B0A0908L);
    assertEquals(0x3F2ACC7F57C29BDBL, hash.hash(0x0706050403020100L, 0x0F0E0D0C0B0A0908L));
  }
}
