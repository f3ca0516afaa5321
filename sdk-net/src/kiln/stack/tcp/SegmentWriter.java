package kiln.stack.tcp;

import kiln.stack.ip.Counter;
import kiln.stack.ip.IpOutput;
import kiln.stack.ip.IpStack;
import kiln.stack.ip.Sent;
import kiln.stack.wire.Checksum;
import kiln.stack.wire.Ip;
import kiln.stack.wire.Octets;
import kiln.stack.wire.Seq;
import kiln.stack.wire.TcpSegment;

/** Puts segments on the wire: header, options, text straight from the queue, checksum. */
final class SegmentWriter {
  private static final int MAX_HEADER = 60;

  private final IpStack ip;

  /** Whether the segment written last had room for all that an acknowledgement should say. */
  private boolean saidAll;

  SegmentWriter(IpStack ip) {
    this.ip = ip;
  }

  boolean saidAll() {
    return saidAll;
  }

  /** Sends the segment that the sender has planned. */
  Sent planned(long nowNanos, TcpConnection c, int fairShare) {
    Sender s = c.sender;
    int flags = TcpSegment.ACK;
    flags |= s.planFin() ? TcpSegment.FIN : 0;
    flags |= s.planPush() && s.planText() > 0 ? TcpSegment.PSH : 0;
    if (s.planSyn()) {
      flags = c.state() == State.SYN_SENT ? TcpSegment.SYN : TcpSegment.SYN | TcpSegment.ACK;
    }
    return write(nowNanos, c, s.planSeq(), flags, s.planText(), fairShare);
  }

  /** Sends a segment without text: an acknowledgement, a probe, a reset. */
  Sent bare(long nowNanos, TcpConnection c, int seq, int flags, int fairShare) {
    return write(nowNanos, c, seq, flags, 0, fairShare);
  }

  private Sent write(long nowNanos, TcpConnection c, int seq, int flags, int text, int fairShare) {
    IpOutput out = ip.output();
    if (!out.open(
        nowNanos, Ip.TCP, c.localHigh, c.localLow, c.remoteHigh, c.remoteLow, MAX_HEADER + text)) {
      return Sent.REFUSED;
    }
    byte[] b = out.bytes();
    int start = out.offset();
    boolean syn = (flags & TcpSegment.SYN) != 0;
    int end = start + TcpSegment.HEADER;
    end = syn ? synOptions(nowNanos, c, b, end, flags) : options(nowNanos, c, b, end, text, flags);
    int header = end - start;
    if (text > 0) {
      c.sender.copyPlan(b, end);
    }
    boolean acks = (flags & TcpSegment.ACK) != 0;
    int window = (flags & TcpSegment.RST) != 0 ? 0 : c.receiver.offer(fairShare, syn);
    int ack = acks ? c.receiver.rcvNxt() : 0;
    TcpSegment.write(b, start, c.localPort, c.remotePort, seq, ack, header, flags, window);
    return finish(nowNanos, out, header + text);
  }

  private Sent finish(long nowNanos, IpOutput out, int length) {
    byte[] b = out.bytes();
    int start = out.offset();
    long pseudo = out.pseudoHeader(length);
    if (out.finishesChecksum(length)) {
      Octets.put16(b, start + 16, Checksum.fold(pseudo));
      out.leaveChecksum(start + 16);
    } else {
      TcpSegment.writeChecksum(b, start, length, pseudo);
    }
    ip.counters().add(Counter.TCP_OUT);
    return out.atomic().send(nowNanos, length);
  }

  /** All that we offer in a SYN; in its answer only what the peer offered too. */
  private int synOptions(long nowNanos, TcpConnection c, byte[] b, int at, int flags) {
    Handshake h = c.handshake();
    boolean answer = (flags & TcpSegment.ACK) != 0 && h != null;
    saidAll = true;
    int i = TcpSegment.putMss(b, at, c.offeredMss());
    if (!answer || h.scaling()) {
      i = TcpSegment.putWindowScale(b, i, c.offeredScale());
    }
    if (!answer || h.timestamps()) {
      i = TcpSegment.putTimestamps(b, i, c.timestamp(nowNanos), answer ? c.receiver.tsRecent() : 0);
    }
    if (!answer || h.sack()) {
      i = TcpSegment.putSackPermitted(b, i);
    }
    return i;
  }

  private int options(long nowNanos, TcpConnection c, byte[] b, int at, int text, int flags) {
    saidAll = true;
    int i = at;
    Receiver r = c.receiver;
    if (r.timestamps()) {
      i = TcpSegment.putTimestamps(b, i, c.timestamp(nowNanos), r.tsRecent());
    }
    boolean blocks = !r.assembler().isEmpty() || r.duplicatePending();
    if (blocks && c.sender.recovery.sackPermitted() && (flags & TcpSegment.RST) == 0) {
      i = sackBlocks(r, b, i, TcpSegment.HEADER + 40 - (i - at) - 20, text > 0);
    }
    return i;
  }

  /**
   * RFC 2018 §4, RFC 2883 §4: a duplicate first, then ranges, the most recently grown first. Beside
   * text there is no room for them: then they go in an acknowledgement of their own.
   */
  private int sackBlocks(Receiver r, byte[] b, int at, int space, boolean besideText) {
    if (besideText) {
      saidAll = false;
      return at;
    }
    int most = (space - 4) / 8;
    int duplicates = r.duplicatePending() ? 1 : 0;
    int blocks = Math.min(most, duplicates + r.assembler().count());
    int i = TcpSegment.putSackHead(b, at, blocks);
    if (duplicates == 1) {
      i = TcpSegment.putSackBlock(b, i, r.duplicateLeft(), r.duplicateRight());
    }
    for (int n = 0; n < blocks - duplicates; n++) {
      int range = r.assembler().recent(n);
      i = TcpSegment.putSackBlock(b, i, r.assembler().left(range), r.assembler().right(range));
    }
    return i;
  }

  /** A segment of no connection of ours: the answer to {@code s} in CLOSED (RFC 9293 §3.10.7.1). */
  void reset(
      long nowNanos, TcpSegment s, long localHigh, long localLow, long remoteHigh, long remoteLow) {
    if (s.isAck()) {
      stateless(
          nowNanos, s, localHigh, localLow, remoteHigh, remoteLow, s.ack(), 0, TcpSegment.RST);
    } else {
      int ack = Seq.plus(s.seq(), s.sequenceLength());
      int flags = TcpSegment.RST | TcpSegment.ACK;
      stateless(nowNanos, s, localHigh, localLow, remoteHigh, remoteLow, 0, ack, flags);
    }
  }

  private void stateless(
      long nowNanos,
      TcpSegment s,
      long localHigh,
      long localLow,
      long remoteHigh,
      long remoteLow,
      int seq,
      int ack,
      int flags) {
    IpOutput out = ip.output();
    if (out.open(nowNanos, Ip.TCP, localHigh, localLow, remoteHigh, remoteLow, TcpSegment.HEADER)) {
      TcpSegment.write(
          out.bytes(),
          out.offset(),
          s.destinationPort(),
          s.sourcePort(),
          seq,
          ack,
          TcpSegment.HEADER,
          flags,
          0);
      finish(nowNanos, out, TcpSegment.HEADER);
    }
  }

  /** A SYN-ACK that is a cookie: nothing of it is kept. */
  void cookie(
      long nowNanos,
      TcpSegment s,
      Handshake h,
      long localHigh,
      long localLow,
      long remoteHigh,
      long remoteLow,
      int iss,
      int clock,
      int offeredMss,
      int offeredScale) {
    IpOutput out = ip.output();
    if (!out.open(nowNanos, Ip.TCP, localHigh, localLow, remoteHigh, remoteLow, MAX_HEADER)) {
      return;
    }
    byte[] b = out.bytes();
    int start = out.offset();
    int i = TcpSegment.putMss(b, start + TcpSegment.HEADER, offeredMss);
    if (h.timestamps()) { // without them there is nowhere to keep scale and SACK
      if (h.scaling()) {
        i = TcpSegment.putWindowScale(b, i, offeredScale);
      }
      i = TcpSegment.putTimestamps(b, i, SynCookies.timestamp(clock, h), s.timestamp());
      if (h.sack()) {
        i = TcpSegment.putSackPermitted(b, i);
      }
    }
    int header = i - start;
    int flags = TcpSegment.SYN | TcpSegment.ACK;
    int ack = Seq.plus(s.seq(), 1);
    TcpSegment.write(
        b, start, s.destinationPort(), s.sourcePort(), iss, ack, header, flags, 65_535);
    finish(nowNanos, out, header);
  }

  /** The acknowledgement of TIME-WAIT. */
  void timeWait(
      long nowNanos,
      TcpSegment s,
      TimeWaitTable t,
      int e,
      int clock,
      long localHigh,
      long localLow,
      long remoteHigh,
      long remoteLow) {
    IpOutput out = ip.output();
    if (!out.open(nowNanos, Ip.TCP, localHigh, localLow, remoteHigh, remoteLow, MAX_HEADER)) {
      return;
    }
    byte[] b = out.bytes();
    int start = out.offset();
    int i = start + TcpSegment.HEADER;
    if (t.timestamps(e)) {
      i = TcpSegment.putTimestamps(b, i, clock + t.tsOffset(e), t.tsRecent(e));
    }
    int header = i - start;
    TcpSegment.write(
        b,
        start,
        s.destinationPort(),
        s.sourcePort(),
        t.sndNxt(e),
        t.rcvNxt(e),
        header,
        TcpSegment.ACK,
        Math.min(t.rcvWnd(e), 65_535));
    finish(nowNanos, out, header);
  }
}
