/* What the programs that stand at a TAP share. */
#include "calls.h"

enum { OPEN = 2, POLL = 7, IOCTL = 16, EAGAIN = 11, ENOBUFS = 105 };
enum { O_RDWR = 2, NONBLOCK = 2048, READABLE = 1, WRITABLE = 4 };
enum { TUNSETIFF = 0x400454ca, TAP_NO_PI = 0x1002 };
enum { LINK_MILLIS = 1500, PATIENCE_MILLIS = 10000 };
enum { PIECE = 1 << 16, MSS = 1448 }; /* as app.bulk.Content has it; an MTU of 1500, timestamps */

/* Time that passed, and what of it this program had a processor. */
static inline void passed(word start, word cpu) {
  say((uword)(micros() - start), ' ');
  say((uword)(clock(PROCESS) - cpu), '\n');
}

static inline word copy(octet *to, const char *name) {
  word i = 0;
  for (; name[i] && i < 15; i++) to[i] = (octet)name[i];
  return i;
}

/* Opens it with these flags (tuntap.rst), and says 0 when the kernel sends to it. */
static inline word tap(const char *name, word flags) {
  octet request[40] = {0};
  copy(request, name);
  request[16] = flags & 255;
  request[17] = flags >> 8;
  word file = need(call(OPEN, (word) "/dev/net/tun", O_RDWR | NONBLOCK, 0, 0, 0, 0),
                   "no /dev/net/tun\n");
  need(call(IOCTL, file, TUNSETIFF, (word)request, 0, 0, 0), "no such TAP\n");
  call(POLL, 0, 0, LINK_MILLIS, 0, 0, 0); /* until then the kernel drops what it would send to us */
  say(0, '\n');
  return file;
}

static inline void await(word file, short events) {
  struct {
    int file;
    short events, returned;
  } one = {(int)file, events, 0};
  if (call(POLL, (word)&one, 1, PATIENCE_MILLIS, 0, 0, 0) == 0) fail("nothing moves any more\n");
}

/* Writes a frame, when there is room for it. */
static inline void put(word file, const octet *frame, word length) {
  for (word n; (n = call(WRITE, file, (word)frame, length, 0, 0, 0)) != length;) {
    if (n != -EAGAIN && n != -ENOBUFS) fail("write of a frame\n");
    await(file, WRITABLE);
  }
}
