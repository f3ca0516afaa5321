/*
 * Runs a program many times and says what each run cost. No libc, so that the pinned compiler makes
 * it anywhere.
 *
 *     measure cpu  COUNT PROGRAM ARGUMENTS    per run: CPU time in microseconds, from fork to exit
 *     measure peak COUNT PROGRAM ARGUMENTS    per run: VmHWM in kB (proc(5)) at the exit stop
 *
 * Each run gives one line, the figure and the exit status; the program's output goes nowhere. The
 * peak is read while the process still has its memory: ptrace(2), PTRACE_O_TRACEEXIT. What wait4(2)
 * reports as ru_maxrss starts with the parent's size, so it would not do.
 */

typedef long word;

enum { READ = 0, WRITE = 1, OPEN = 2, CLOSE = 3, DUP2 = 33, FORK = 57, EXECVE = 59, EXIT = 60 };
enum { WAIT4 = 61, PTRACE = 101 };
enum { TRACEME = 0, CONT = 7, SETOPTIONS = 0x4200 };
enum { O_TRACEEXIT = 1 << 6 };
enum { SIGTRAP = 5, EVENT_EXIT = 6 };

struct usage {
  word user_seconds, user_micros, system_seconds, system_micros;
  word others[14];
};

static word call(word number, word a, word b, word c, word d) {
  word result;
  register word r10 __asm__("r10") = d;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10)
                   : "rcx", "r11", "memory");
  return result;
}

static word length(const char *text) {
  word n = 0;
  while (text[n]) n++;
  return n;
}

static _Noreturn void fail(const char *why) {
  call(WRITE, 2, (word)why, length(why), 0);
  call(EXIT, 2, 0, 0, 0);
  __builtin_unreachable();
}

static char *digits(word value, char *end) {
  *--end = 0;
  do *--end = (char)('0' + value % 10);
  while (value /= 10);
  return end;
}

static void say(word value, char after) {
  char text[24];
  char *first = digits(value, text + sizeof text);
  text[sizeof text - 1] = after;
  call(WRITE, 1, (word)first, text + sizeof text - first, 0);
}

static _Noreturn void become(char **program, char **environment, int traced) {
  word nothing = call(OPEN, (word) "/dev/null", 1, 0, 0);
  call(DUP2, nothing, 1, 0, 0);
  call(DUP2, nothing, 2, 0, 0);
  if (traced) call(PTRACE, TRACEME, 0, 0, 0);
  call(EXECVE, (word)program[0], (word)program, (word)environment, 0);
  call(EXIT, 127, 0, 0, 0);
  __builtin_unreachable();
}

/* As a shell has it: 128 and the number, where a signal ended the process. */
static word status_of(int wait) { return wait & 0x7f ? 128 + (wait & 0x7f) : (wait >> 8) & 0xff; }

static void cpu(char **program, char **environment) {
  word child = call(FORK, 0, 0, 0, 0);
  if (child == 0) become(program, environment, 0);
  int wait = 0;
  struct usage usage;
  call(WAIT4, child, (word)&wait, 0, (word)&usage);
  say((usage.user_seconds + usage.system_seconds) * 1000000 + usage.user_micros +
          usage.system_micros,
      ' ');
  say(status_of(wait), '\n');
}

/* The figure after "VmHWM:" in /proc/PID/status. */
static word peak_of(word process) {
  static char text[4096];
  char path[48] = "/proc/";
  char number[24];
  char *first = digits(process, number + sizeof number);
  word at = 6;
  for (; *first; first++) path[at++] = *first;
  for (const char *rest = "/status"; *rest; rest++) path[at++] = *rest;
  word file = call(OPEN, (word)path, 0, 0, 0);
  word size = call(READ, file, (word)text, sizeof text - 1, 0);
  call(CLOSE, file, 0, 0, 0);
  for (word i = 0; i + 6 < size; i++) {
    if (text[i] == 'V' && text[i + 2] == 'H' && text[i + 3] == 'W' && text[i + 4] == 'M') {
      word value = 0;
      for (i += 6; text[i] == ' ' || text[i] == '\t'; i++) {
      }
      for (; text[i] >= '0' && text[i] <= '9'; i++) value = value * 10 + text[i] - '0';
      return value;
    }
  }
  fail("measure: no VmHWM in /proc/PID/status\n");
}

static void peak(char **program, char **environment) {
  word child = call(FORK, 0, 0, 0, 0);
  if (child == 0) become(program, environment, 1);
  int wait = 0;
  call(WAIT4, child, (word)&wait, 0, 0); /* the stop after execve */
  if ((wait & 0xff) != 0x7f) fail("measure: the program cannot be traced, or does not exist\n");
  call(PTRACE, SETOPTIONS, child, 0, O_TRACEEXIT);
  word signal = 0;
  for (;;) {
    call(PTRACE, CONT, child, 0, signal);
    call(WAIT4, child, (word)&wait, 0, 0);
    if ((wait & 0xff) != 0x7f) break;
    signal = (wait >> 8) & 0xff;
    if (wait >> 8 == (SIGTRAP | EVENT_EXIT << 8)) {
      say(peak_of(child), ' ');
      signal = 0;
    }
  }
  say(status_of(wait), '\n');
}

__attribute__((used)) static void start(word *stack) {
  word count = stack[0];
  char **arguments = (char **)(stack + 1);
  char **environment = arguments + count + 1;
  if (count < 4) fail("usage: measure cpu|peak COUNT PROGRAM ARGUMENTS\n");
  word runs = 0;
  for (char *digit = arguments[2]; *digit; digit++) runs = runs * 10 + *digit - '0';
  for (; runs > 0; runs--) {
    if (arguments[1][0] == 'c') cpu(arguments + 3, environment);
    else peak(arguments + 3, environment);
  }
  call(EXIT, 0, 0, 0, 0);
}

__asm__(".globl _start\n"
        "_start:\n"
        "  mov %rsp, %rdi\n"
        "  and $-16, %rsp\n"
        "  call start\n");
