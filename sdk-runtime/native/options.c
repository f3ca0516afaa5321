/*
 * Boot words of the runtime: `--kiln-heap=16m`. All start with `--kiln-`, so that no word of an app
 * can be taken for one; a word with that start that we do not know ends the image with a message
 * and status 2. Sizes take a k, m or g (1,024 and its powers).
 */
#include "runtime.h"

KILN_SMALL_BEGIN

struct Options options = {.stack = 512 * 1024};

static _Noreturn void refuse(const char *word, const char *reason) {
  print("kiln: the boot word ");
  print(word);
  print(reason);
  print("\n");
  kiln_platform_exit(2);
}

/* The rest of `word` after `prefix`, or null if it starts otherwise. */
static const char *after(const char *word, const char *prefix) {
  while (*prefix != 0 && *word == *prefix) word++, prefix++;
  return *prefix == 0 ? word : 0;
}

static u64 parse_number(const char *word, const char *text, u32 sizes) {
  u64 value = 0;
  const char *at = text;
  for (; *at >= '0' && *at <= '9'; at++) {
    if (value > 0xffffffffull) refuse(word, " is too large a number.");
    value = value * 10 + (u64)(*at - '0');
  }
  u32 digits = at != text;
  if (sizes && (*at | 32) == 'k') value <<= 10, at++;
  else if (sizes && (*at | 32) == 'm') value <<= 20, at++;
  else if (sizes && (*at | 32) == 'g') value <<= 30, at++;
  if (!digits || *at != 0) {
    refuse(word, sizes ? " needs a size such as 512k, 16m or 1g." : " needs a whole number.");
  }
  return value;
}

static u64 parse_size(const char *word, const char *text, u64 least, u64 most, const char *reason) {
  u64 value = parse_number(word, text, 1);
  if (value < least || value > most) refuse(word, reason);
  return value;
}

static void take(const char *word) {
  const char *value;
  if ((value = after(word, "--kiln-heap="))) {
    options.heap = parse_size(word, value, 256 << 10, 0xfff00000ull,
                              " is out of range: a heap has 256k to 3g, as far as the machine goes.");
  } else if ((value = after(word, "--kiln-stack="))) {
    options.stack = parse_size(word, value, 64 << 10, 1 << 30,
                               " is out of range: a stack has 64k to 1g.");
    options.stack = (options.stack + PAGE - 1) & ~(PAGE - 1);
  } else if ((value = after(word, "--kiln-seed="))) {
    options.seed = parse_number(word, value, 0);
    if (options.seed == 0) refuse(word, " needs a number from 1 on.");
  } else if (text_equal(word, "--kiln-gc-stress")) {
    options.gc_stress = 1;
  } else if (text_equal(word, "--kiln-gc-stress=all")) {
    options.gc_stress = 2;
  } else if (text_equal(word, "--kiln-report")) {
    options.report = 1;
  } else {
    refuse(word, " is unknown. There are --kiln-heap=SIZE, --kiln-stack=SIZE, --kiln-seed=NUMBER"
                 ", --kiln-gc-stress, --kiln-gc-stress=all and --kiln-report.");
  }
}

u32 options_own(const char *word) { return after(word, "--kiln-") != 0; }

void options_read(i32 argc, const char *const *argv) {
  if (kiln_platform_stack_usual != 0) options.stack = kiln_platform_stack_usual();
  for (i32 i = 1; i < argc; i++) {
    if (options_own(argv[i])) take(argv[i]);
  }
}

KILN_SMALL_END
