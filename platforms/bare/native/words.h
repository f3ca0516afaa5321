/* A command line as words, for loaders that hand over one string. */
#ifndef WORDS_H
#define WORDS_H

#include "kiln.h"

#define WORDS_MAX 256
/*
 * Splits `line` in place: words are separated by white space; between double quotes white space
 * is part of the word, and \" and \\ stand for " and \. Gives the number of words, or -1 with
 * `*problem` set.
 */
i32 words_split(char *line, const char **words, u32 max, const char **problem);

#endif
