/*
 * The command line as words. A loader hands over one string; the app wants what a shell would have
 * given it.
 */
#include "words.h"

KILN_SMALL_BEGIN

static i32 is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* Copies one word from *from to `to`, without its quotes; gives the place after its last byte. */
static char *copy_word(const char **from, char *to, const char **problem) {
  const char *at = *from;
  i32 quoted = 0;
  while (*at && (quoted || !is_space(*at))) {
    if (*at == '"') {
      quoted = !quoted;
      at++;
      continue;
    }
    if (quoted && *at == '\\' && (at[1] == '"' || at[1] == '\\')) at++;
    *to++ = *at++;
  }
  if (quoted) *problem = "a double quote on the command line is never closed";
  *from = at;
  return to;
}

i32 words_split(char *line, const char **words, u32 max, const char **problem) {
  const char *from = line;
  char *to = line; /* never ahead of `from`: a word only gets shorter */
  u32 count = 0;
  for (;;) {
    while (is_space(*from)) from++;
    if (!*from) return (i32)count;
    if (count == max) {
      *problem = "the command line has more than 256 words";
      return -1;
    }
    *problem = 0;
    char *word = to;
    to = copy_word(&from, to, problem);
    if (*problem) return -1;
    i32 last = !*from;
    *to++ = 0; /* may stand where the white space after the word was */
    words[count++] = word;
    if (last) return (i32)count;
    from++;
  }
}

KILN_SMALL_END
