/*
 * The client of ./bnd bench connections: asks httpd for its page, one request a connection.
 *
 *     connect row HOST PORT FROM ADDRESSES COUNT      one connection after another; the server closes
 *                                                     first in every second, the client in the others
 *     connect crowd HOST PORT FROM ADDRESSES COUNT    all at once: every one is open before the first
 *                                                     is asked, and asked before the first is closed
 *
 * The connections come from ADDRESSES addresses in turn, of which FROM is the first. HOST and FROM are
 * numbers, network order read as big-endian. Prints how many microseconds it took, how many
 * connections were lost (not opened, not answered with the whole page, or not ended in order), how
 * many took SLOW microseconds or more, and what the kernel said of the last that was lost.
 */

#include "calls.h"

enum { SOL_SOCKET = 1, RCVTIMEO = 20, SNDTIMEO = 21, NODELAY = 1, TCP = 6 };
enum { IP = 0, BIND_ADDRESS_NO_PORT = 24, SHUT_WR = 1 };
enum { PATIENCE = 30, SLOW = 900000, CROWD = 20000 };

static const char closing[] = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
static const char keeping[] = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
static const char end[] = "Future!!</p></body></html>";

static octet host[16];
static uword from;
static uword addresses;
static word why; /* of the last loss; 1 if it was no error of a call */
static int crowd[CROWD];

/* A connection from the address whose turn it is, or -1. */
static word dial(uword turn) {
  word socket = need(call(SOCKET, AF_INET, STREAM, 0, 0, 0, 0), "connect: no socket; see ulimit -n\n");
  word patience[2] = {PATIENCE, 0};
  int one = 1;
  call(SETSOCKOPT, socket, SOL_SOCKET, RCVTIMEO, (word)patience, sizeof patience, 0);
  call(SETSOCKOPT, socket, SOL_SOCKET, SNDTIMEO, (word)patience, sizeof patience, 0);
  call(SETSOCKOPT, socket, TCP, NODELAY, (word)&one, sizeof one, 0);
  /* the port is chosen with the peer known, so that each address has all of them for it */
  call(SETSOCKOPT, socket, IP, BIND_ADDRESS_NO_PORT, (word)&one, sizeof one, 0);
  octet here[16];
  address(here, from + turn % addresses, 0);
  need(call(BIND, socket, (word)here, sizeof here, 0, 0, 0), "connect: no such address\n");
  word result = call(CONNECT, socket, (word)host, sizeof host, 0, 0, 0);
  if (result == 0) return socket;
  why = -result;
  call(CLOSE, socket, 0, 0, 0, 0, 0);
  return -1;
}

static word ask(word socket, const char *request, word length) {
  word result = call(WRITE, socket, (word)request, length, 0, 0, 0);
  if (result != length) why = result < 0 ? -result : 1;
  return result == length;
}

/* Whether the whole page has come; that the server then closes, is not waited for. */
static word answered(word socket) {
  static octet text[4096];
  word length = 0;
  while (length < (word)sizeof text) {
    word got = call(READ, socket, (word)(text + length), (word)sizeof text - length, 0, 0, 0);
    if (got <= 0) {
      why = got < 0 ? -got : 1;
      return 0;
    }
    length += got;
    word n = (word)sizeof end - 1;
    word i = 0;
    while (i < n && length >= n && text[length - n + i] == (octet)end[i]) i++;
    if (i == n) return 1;
  }
  why = 1;
  return 0;
}

/* Whether the other side ends the stream in order. */
static word ended(word socket) {
  octet more;
  word got = call(READ, socket, (word)&more, 1, 0, 0, 0);
  if (got != 0) why = got < 0 ? -got : 1;
  return got == 0;
}

static word one(uword turn) {
  word socket = dial(turn);
  if (socket < 0) return 0;
  word good;
  if (turn % 2 == 0) {
    good = ask(socket, closing, sizeof closing - 1) && answered(socket) && ended(socket);
  } else {
    good = ask(socket, keeping, sizeof keeping - 1) && answered(socket);
    call(SHUTDOWN, socket, SHUT_WR, 0, 0, 0, 0);
    good = good && ended(socket);
  }
  call(CLOSE, socket, 0, 0, 0, 0, 0);
  return good;
}

static void result(word start, uword lost, uword slow) {
  say((uword)(micros() - start), ' ');
  say(lost, ' ');
  say(slow, ' ');
  say((uword)why, '\n');
}

static void row(uword count) {
  word start = micros();
  uword lost = 0, slow = 0;
  for (uword n = 0; n < count; n++) {
    word begin = micros();
    if (!one(n)) lost++;
    if (micros() - begin >= SLOW) slow++;
  }
  result(start, lost, slow);
}

static void all(uword count) {
  if (count > CROWD) fail("connect: no room for so many at once\n");
  word start = micros();
  uword lost = 0, slow = 0;
  for (uword n = 0; n < count; n++) {
    word begin = micros();
    crowd[n] = (int)dial(n);
    if (micros() - begin >= SLOW) slow++;
  }
  for (uword n = 0; n < count; n++)
    if (crowd[n] >= 0) ask(crowd[n], keeping, sizeof keeping - 1);
  for (uword n = 0; n < count; n++)
    if (crowd[n] < 0 || !answered(crowd[n])) lost++;
  result(start, lost, slow);
  for (uword n = 0; n < count; n++)
    if (crowd[n] >= 0) call(CLOSE, crowd[n], 0, 0, 0, 0, 0);
}

__attribute__((used)) static void start(word *stack) {
  char **arguments = (char **)(stack + 1);
  if (stack[0] != 7) fail("usage: connect row|crowd HOST PORT FROM ADDRESSES COUNT\n");
  address(host, number(arguments[2]), number(arguments[3]));
  from = number(arguments[4]);
  addresses = number(arguments[5]);
  if (arguments[1][0] == 'r') row(number(arguments[6]));
  else all(number(arguments[6]));
  call(EXIT, 0, 0, 0, 0, 0, 0);
}
