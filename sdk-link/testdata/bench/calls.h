/*
 * What the programs of the benchmarks share: system calls of Linux on x86-64 and numbers as text. No
 * libc, so that the pinned compiler makes them anywhere.
 */

typedef long word;
typedef unsigned long uword;
typedef unsigned char octet;

enum { READ = 0, WRITE = 1, CLOSE = 3, SOCKET = 41, CONNECT = 42, SHUTDOWN = 48, BIND = 49 };
enum { SETSOCKOPT = 54, EXIT = 60, CLOCK_GETTIME = 228 };
enum { AF_INET = 2, STREAM = 1 };
enum { MONOTONIC = 1, PROCESS = 2 };

static inline word call(word number, word a, word b, word c, word d, word e, word f) {
  word result;
  register word r10 __asm__("r10") = d;
  register word r8 __asm__("r8") = e;
  register word r9 __asm__("r9") = f;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
}

static inline _Noreturn void fail(const char *why) {
  word n = 0;
  while (why[n]) n++;
  call(WRITE, 2, (word)why, n, 0, 0, 0);
  call(EXIT, 2, 0, 0, 0, 0, 0);
  __builtin_unreachable();
}

static inline word need(word result, const char *why) {
  if (result < 0) fail(why);
  return result;
}

static inline void say(uword value, char after) {
  char text[24];
  char *first = text + sizeof text;
  *--first = after;
  do *--first = (char)('0' + value % 10);
  while (value /= 10);
  call(WRITE, 1, (word)first, text + sizeof text - first, 0, 0, 0);
}

static inline uword number(const char *text) {
  uword value = 0;
  while (*text) value = value * 10 + (uword)(*text++ - '0');
  return value;
}

static inline word clock(word which) {
  word time[2];
  call(CLOCK_GETTIME, which, (word)time, 0, 0, 0, 0);
  return time[0] * 1000000 + time[1] / 1000;
}

static inline word micros(void) { return clock(MONOTONIC); }

/* Where a socket address (ip(7)) says that a port of a host is. */
static inline void address(octet to[16], uword host, uword port) {
  for (word i = 0; i < 16; i++) to[i] = 0;
  to[0] = AF_INET;
  to[2] = (octet)(port >> 8);
  to[3] = (octet)port;
  for (word i = 0; i < 4; i++) to[4 + i] = (octet)(host >> (24 - 8 * i));
}

__asm__(".globl _start\n"
        "_start:\n"
        "  mov %rsp, %rdi\n"
        "  and $-16, %rsp\n"
        "  call start\n");
