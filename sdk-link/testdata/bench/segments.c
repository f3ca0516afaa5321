/*
 * One connection of Linux, seen from a TAP, by a program that only moves its frames: what
 * ./bnd bench tcp measures the stack against. The kernel has the same to do on both sides.
 *
 *     segments give TAP PIECES   answers a connection, writes as many full segments as pieces of
 *                                app.bulk.Content fill, and reads the acknowledgements
 *     segments take TAP PIECES   answers a connection, reads the segments that fill as many pieces,
 *                                and acknowledges each two
 *
 * Every segment goes out from one frame, in which only numbers change (RFC 9293 §3.1, RFC 7323 §3):
 * no octet is copied or summed, nothing is kept, no timer runs, a loss ends the program. The kernel
 * has to know the address beforehand (ip neigh). Prints a 0 when the TAP is up, then microseconds
 * and those with a processor.
 */

#include "tap.h"

enum { VNET_HEADER = 0x4000, TUNSETOFFLOAD = 0x400454d0, OFFLOAD_CHECKSUM = 1 };
enum { VNET = 10, ETHERNET = 14, IP = 20, HEADER = 32 }; /* octets; HEADER: TCP's with timestamps */
enum { AT_IP = VNET + ETHERNET, AT_TCP = AT_IP + IP, AT_TEXT = AT_TCP + HEADER };
enum { FIN = 1, SYN = 2, ACK = 16, TCP = 6, NEEDS_CHECKSUM = 1 };
enum { WINDOW = 512 * MSS, SCALE = 7 }; /* what fits the queue of a TAP */
enum { BURST = 32 };                    /* segments between two looks at what has come */

typedef unsigned int number32;

static octet out[AT_TEXT + MSS];
static octet in[2048];
static word in_length;

static number32 sent, acknowledged, received; /* SND.NXT, SND.UNA, RCV.NXT */
static number32 window;
static number32 peer_scale;

static void put16(octet *to, word value) {
  to[0] = (octet)(value >> 8);
  to[1] = (octet)value;
}

static void put32(octet *to, number32 value) {
  put16(to, value >> 16);
  put16(to + 2, value & 0xffff);
}

static number32 get16(const octet *at) { return (number32)at[0] << 8 | at[1]; }
static number32 get32(const octet *at) { return get16(at) << 16 | get16(at + 2); }

/* RFC 1071. */
static number32 fold(number32 sum) {
  sum = (sum & 0xffff) + (sum >> 16);
  return (sum & 0xffff) + (sum >> 16);
}

static number32 sum(const octet *from, word octets) {
  number32 all = 0;
  for (word i = 0; i < octets; i += 2) all += get16(from + i);
  return fold(all);
}

/* Reads a frame; whether it is a segment. */
static word take(word file) {
  for (;;) {
    word n = call(READ, file, (word)in, sizeof in, 0, 0, 0);
    if (n == -EAGAIN) return 0;
    in_length = need(n, "segments: read of a frame\n");
    if (get16(in + VNET + 12) == 0x0800 && in[AT_IP + 9] == TCP) return 1;
  }
}

static word text_length(void) {
  return (word)get16(in + AT_IP + 2) - IP - (in[AT_TCP + 12] >> 4) * 4;
}

/* The frame for segments with that much text; its numbers come with send(). */
static void compose(word text) {
  word length = IP + HEADER + text;
  put16(out + AT_IP + 2, length);
  put16(out + AT_IP + 10, 0);
  put16(out + AT_IP + 10, ~sum(out + AT_IP, IP));
  put16(out + AT_TCP + 16, fold(sum(out + AT_IP + 12, 8) + TCP + (number32)(HEADER + text)));
}

static void send(word file, octet flags, word text) {
  put32(out + AT_TCP + 4, sent);
  put32(out + AT_TCP + 8, received);
  out[AT_TCP + 13] = flags;
  put(file, out, AT_TEXT + text);
  sent += (number32)text + ((flags & (SYN | FIN)) != 0);
}

/* Linux has its timestamps behind two NOPs, where ours are. */
static void hear(void) {
  acknowledged = get32(in + AT_TCP + 8);
  window = get16(in + AT_TCP + 14) << peer_scale;
  put32(out + AT_TCP + 28, get32(in + AT_TCP + 24));
}

/* Turns the frame that came round: addresses and ports; then all that never changes. */
static void turn(void) {
  for (word i = 0; i < 6; i++) {
    out[VNET + i] = in[VNET + 6 + i];
    out[VNET + 6 + i] = in[VNET + i];
  }
  for (word i = 0; i < 4; i++) {
    out[AT_IP + 12 + i] = in[AT_IP + 16 + i];
    out[AT_IP + 16 + i] = in[AT_IP + 12 + i];
  }
  for (word i = 0; i < 2; i++) {
    out[AT_TCP + i] = in[AT_TCP + 2 + i];
    out[AT_TCP + 2 + i] = in[AT_TCP + i];
  }
  out[0] = NEEDS_CHECKSUM;
  out[6] = ETHERNET + IP; /* virtio's order is the machine's: checksum_start, checksum_offset */
  out[8] = 16;
  put16(out + VNET + 12, 0x0800);
  out[AT_IP] = 0x45;
  out[AT_IP + 6] = 0x40; /* not to be fragmented */
  out[AT_IP + 8] = 64;
  out[AT_IP + 9] = TCP;
  put16(out + AT_TCP + 14, WINDOW >> SCALE);
}

/* MSS, SACK permitted, timestamps, window scale: in Linux' order, so that hear() finds them. */
static const octet options_of_syn[] = {2, 4, 1460 >> 8, 1460 & 255, 4, 2, 8, 10, 0, 0,
                                       0, 1, 0, 0, 0, 0, 1, 3, 3, SCALE};
static const octet options_of_all[] = {1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0};
enum { SYN_TIMESTAMP = 8, SYN_SCALE = 19, MORE_OPTIONS = 8 }; /* places, and octets in a SYN only */

static void set_options(const octet *options, word octets) {
  for (word i = 0; i < octets; i++) out[AT_TCP + 20 + i] = options[i];
  out[AT_TCP + 12] = (octet)((20 + octets) / 4 << 4);
}

static void await_segment(word file) {
  while (!take(file)) await(file, READABLE);
}

static void answer(word file) {
  do await_segment(file);
  while (in[AT_TCP + 13] != SYN);
  const octet *options = in + AT_TCP + 20;
  if (options[4] != 4 || options[6] != 8 || options[16] != 1 || options[17] != 3) {
    fail("segments: the options of the SYN are not in Linux' order\n");
  }
  peer_scale = options[SYN_SCALE];
  turn();
  received = get32(in + AT_TCP + 4) + 1;
  set_options(options_of_syn, sizeof options_of_syn);
  put32(out + AT_TCP + 20 + SYN_TIMESTAMP + 4, get32(options + SYN_TIMESTAMP));
  compose(MORE_OPTIONS);
  send(file, SYN | ACK, MORE_OPTIONS);
  sent -= MORE_OPTIONS; /* they are no text */
  await_segment(file);
  set_options(options_of_all, sizeof options_of_all);
  hear();
}

static word in_flight(void) { return (word)(number32)(sent - acknowledged); }

static void give(word file, uword segments) {
  compose(MSS);
  for (uword n = 0; n < segments; n++) {
    if (n % BURST == 0) {
      while (take(file)) hear();
    }
    while (in_flight() + MSS > WINDOW || in_flight() + MSS > (word)window) {
      await_segment(file);
      hear();
    }
    send(file, ACK, MSS);
  }
  while (in_flight() > 0) {
    await_segment(file);
    hear();
  }
  compose(0);
  send(file, FIN | ACK, 0);
  while ((in[AT_TCP + 13] & FIN) == 0) await_segment(file);
  received++;
  send(file, ACK, 0);
}

static void receive(word file) {
  compose(0);
  for (word odd = 0; (in[AT_TCP + 13] & FIN) == 0; odd ^= 1) {
    await_segment(file);
    if (get32(in + AT_TCP + 4) != received) fail("segments: one was lost\n");
    received += (number32)text_length();
    hear();
    if (odd) send(file, ACK, 0);
  }
  received++;
  send(file, FIN | ACK, 0);
  while (in_flight() > 0) {
    await_segment(file);
    hear();
  }
}

__attribute__((used)) static void start(word *stack) {
  char **arguments = (char **)(stack + 1);
  if (stack[0] != 4) fail("usage: segments give|take TAP PIECES\n");
  uword pieces = number(arguments[3]);
  word file = tap(arguments[2], TAP_NO_PI | VNET_HEADER);
  need(call(IOCTL, file, TUNSETOFFLOAD, OFFLOAD_CHECKSUM, 0, 0, 0), "segments: no offload\n");
  answer(file);
  word begin = micros(), cpu = clock(PROCESS);
  if (arguments[1][0] == 'g') give(file, (pieces * PIECE + MSS - 1) / MSS);
  else receive(file);
  passed(begin, cpu);
  call(EXIT, 0, 0, 0, 0, 0, 0);
}
