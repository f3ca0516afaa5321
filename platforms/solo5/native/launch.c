/*
 * The start after the tender's hand-over: memory, manifest, words, runtime. All on the stack that the
 * tender has given, at the end of memory, which becomes the first fiber's.
 */
#include "solo5.h"
#include "words.h"

#include <stdarg.h>

#define LINE_MOST 8192

static char line[LINE_MOST]; /* the tender's own may be read-only */
static const char *given[WORDS_MAX];
static const char *words[WORDS_MAX + 2] = {"kiln"}; /* an image does not know its file's name */

static void say(const char *text) {
  u64 length = 0;
  while (text[length] != 0) length++;
  kiln_platform_write((const u8 *)text, length);
}

_Noreturn void solo5_refuse(const char *part, ...) {
  va_list rest;
  va_start(rest, part);
  say("kiln: ");
  for (; part != 0; part = va_arg(rest, const char *)) say(part);
  va_end(rest);
  say("\n");
  kiln_platform_exit(1);
}

static i32 starts(const char *word, const char *prefix) {
  while (*prefix != 0) {
    if (*word++ != *prefix++) return 0;
  }
  return 1;
}

static i32 equal(const char *a, const char *b) {
  while (*a != 0 && *a == *b) a++, b++;
  return *a == *b;
}

/* A word for Solo5's own log, of which we write none. */
static i32 is_log_level(const char *word) {
  static const char prefix[] = "--solo5:";
  static const char *const levels[] = {"quiet", "error", "warn", "info", "debug"};
  if (!starts(word, prefix)) return 0;
  for (u32 i = 0; i < sizeof levels / sizeof levels[0]; i++) {
    if (equal(word + sizeof prefix - 1, levels[i])) return 1;
  }
  refuse("the word ", word, " is unknown. There are --solo5:quiet, error, warn, info and debug.");
}

static void copy_line(const char *from) {
  u32 length = 0;
  while (length < LINE_MOST - 1 && from[length] != 0) {
    line[length] = from[length];
    length++;
  }
  if (from[length] != 0) refuse("the command line has more than 8191 bytes");
}

/* Tenders join their arguments by blanks; words in double quotes may hold some. */
static i32 read_words(const char *from) {
  const char *problem = 0;
  copy_line(from);
  i32 count = words_split(line, given, WORDS_MAX, &problem);
  if (count < 0) refuse(problem);
  i32 at = 0, argc = 1;
  while (at < count && is_log_level(given[at])) at++;
  while (at < count) words[argc++] = given[at++];
  return argc;
}

_Noreturn void solo5_launch(u64 memory, const char *from, const struct manifest *manifest) {
  char *stack = room_start(memory);
  manifest_start(manifest);
  i32 argc = read_words(from);
  kiln_start(argc, words, stack, AT(char, memory));
}
