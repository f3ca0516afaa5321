/*
 * The peers of ./bnd bench tcp.
 *
 *     bulk source HOST PORT PIECES   connects, sends pieces of app.bulk.Content, waits for the end
 *     bulk sink HOST PORT            connects, takes everything
 *     bulk push TAP PIECES           writes as many full frames into the TAP as the pieces fill,
 *                                    and reads what comes back: one short frame for each two
 *     bulk pull TAP PIECES           reads as many full frames, and writes one short frame for
 *                                    each two
 *     bulk answer DEVICE PIECES      the kernel's side of push: a packet socket that takes the
 *                                    full frames and answers each two with a short one
 *     bulk feed DEVICE PIECES        the kernel's side of pull
 *
 * HOST is a number, network order read as big-endian. source and sink print microseconds and the
 * hash, push and pull a 0 when the TAP is up, then microseconds and those with a
 * processor. The frames have an EtherType of their own (IEEE 802, local
 * experimental), so nothing above the device looks at them.
 */

#include "tap.h"

enum { FULL = 1514, SHORT = 66 };
enum { AF_PACKET = 17, RAW = 3, SIOCGIFINDEX = 0x8933 };
enum { ETHERTYPE = 0x88b5, ETHERTYPE_SWAPPED = 0xb588 };

static octet piece[PIECE];
static octet frame[2048];

/* app.bulk.Content */

static octet expected[PIECE];
static uword at;
static uword hash;
static word damaged;

static void content(void) {
  uword w = 0x9E3779B97F4A7C15UL;
  for (word i = 0; i < PIECE; i += 8) {
    w ^= w << 13;
    w ^= w >> 7;
    w ^= w << 17;
    *(uword *)(expected + i) = w;
  }
}

static octet *next(void) {
  *(uword *)expected = at;
  hash = hash * 0xD6E8FEB86659FD93UL + at;
  at += PIECE;
  return expected;
}

static void took(word length) {
  octet *right = next();
  for (word i = 0; i + 8 <= length; i += 8)
    damaged |= *(uword *)(piece + i) != *(uword *)(right + i);
}

static void result(word start) {
  say((uword)(micros() - start), ' ');
  say(damaged ? ~0UL : hash, '\n');
}

/* TCP */

static word dial(const char *host, const char *port) {
  word socket = need(call(SOCKET, AF_INET, STREAM, 0, 0, 0, 0), "bulk: no socket\n");
  octet to[16];
  address(to, number(host), number(port));
  need(call(CONNECT, socket, (word)to, sizeof to, 0, 0, 0), "bulk: nobody answers\n");
  return socket;
}

static void source(const char *host, const char *port, uword pieces) {
  content();
  word start = micros();
  word socket = dial(host, port);
  for (uword n = 0; n < pieces; n++) {
    octet *right = next();
    for (word done = 0; done < PIECE;)
      done += need(call(WRITE, socket, (word)(right + done), PIECE - done, 0, 0, 0),
                   "bulk: write\n");
  }
  call(SHUTDOWN, socket, 1, 0, 0, 0, 0);
  while (need(call(READ, socket, (word)piece, PIECE, 0, 0, 0), "bulk: no end\n") > 0) {
  }
  result(start);
}

static void sink(const char *host, const char *port) {
  content();
  word start = micros();
  word socket = dial(host, port);
  for (word done = 0, n = 1; n > 0;) {
    n = need(call(READ, socket, (word)(piece + done), PIECE - done, 0, 0, 0), "bulk: read\n");
    done += n;
    if (done == PIECE) {
      took(PIECE);
      done = 0;
    }
  }
  result(start);
}

/* Frames */

static word packets(const char *name) {
  word socket = need(call(SOCKET, AF_PACKET, RAW | NONBLOCK, ETHERTYPE_SWAPPED, 0, 0, 0), "bulk: no packets\n");
  octet request[40] = {0};
  copy(request, name);
  need(call(IOCTL, socket, SIOCGIFINDEX, (word)request, 0, 0, 0), "bulk: no such device\n");
  octet where[20] = {AF_PACKET, 0, ETHERTYPE >> 8, ETHERTYPE & 255};
  for (word i = 0; i < 4; i++) where[4 + i] = request[16 + i];
  need(call(BIND, socket, (word)where, sizeof where, 0, 0, 0), "bulk: bind\n");
  int large = 32 << 20;
  call(SETSOCKOPT, socket, 1, 33, (word)&large, sizeof large, 0); /* SO_RCVBUFFORCE */
  return socket;
}

static void head(void) {
  for (word i = 0; i < 12; i++) frame[i] = 0xff;
  frame[12] = ETHERTYPE >> 8;
  frame[13] = ETHERTYPE & 255;
}

/* Reads a frame of either kind; its length, 0 if none is there. Others' frames do not count. */
static word take(word file) {
  word n = call(READ, file, (word)frame, sizeof frame, 0, 0, 0);
  if (n == -EAGAIN) return 0;
  need(n, "bulk: read of a frame\n");
  return frame[12] == ETHERTYPE >> 8 && frame[13] == (ETHERTYPE & 255) ? n : take(file);
}

static void give(word file, word length) {
  head();
  put(file, frame, length);
}

/* At most so many full frames are under way before a short one has answered: TCP's window. */
enum { WINDOW = 512 };

static void push(word file, uword frames) {
  word start = micros();
  word cpu = clock(PROCESS);
  uword answered = 0;
  for (uword sent = 0; sent < frames || answered < frames / 2;) {
    while (take(file) > 0) answered++;
    if (sent < frames && sent - 2 * answered < WINDOW) {
      give(file, FULL);
      sent++;
    } else if (answered < frames / 2) {
      await(file, READABLE);
    }
  }
  passed(start, cpu);
}

static void pull(word file, uword frames) {
  word start = micros();
  word cpu = clock(PROCESS);
  for (uword got = 0; got < frames;) {
    if (take(file) > 0) {
      got++;
      if (got % 2 == 0) give(file, SHORT);
    } else {
      await(file, READABLE);
    }
  }
  passed(start, cpu);
}

__attribute__((used)) static void start(word *stack) {
  char **arguments = (char **)(stack + 1);
  if (stack[0] < 4) fail("usage: bulk source|sink|push|pull|answer|feed WHERE ...\n");
  const char *what = arguments[1];
  uword pieces = number(arguments[stack[0] - 1]);
  uword frames = (pieces * PIECE + MSS - 1) / MSS & ~1UL;
  if (what[0] == 's' && what[1] == 'o') source(arguments[2], arguments[3], pieces);
  else if (what[0] == 's') sink(arguments[2], arguments[3]);
  else if (what[0] == 'p' && what[2] == 's') push(tap(arguments[2], TAP_NO_PI), frames);
  else if (what[0] == 'p') pull(tap(arguments[2], TAP_NO_PI), frames);
  else if (what[0] == 'a') pull(packets(arguments[2]), frames);
  else push(packets(arguments[2]), frames);
  call(EXIT, 0, 0, 0, 0, 0, 0);
}
