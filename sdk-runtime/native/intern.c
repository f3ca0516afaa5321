/*
 * String.intern: an open-addressing table of strings, weak: a string that nothing else holds leaves
 * it at a collection. It starts with the literals of the image, on the first request.
 */
#include "runtime.h"

#define GONE 1u /* was a string: the search goes on behind it */

static ref *table;
static u32 room, used; /* slots, a power of two; strings and GONE in it */

static const Array *value_of(ref string) {
  return AT(Array, FIELD(ref, OBJECT(string), kiln_string_value));
}

static u32 coder_of(ref string) {
  return kiln_string_coder == 0 ? 0 : FIELD(u8, OBJECT(string), kiln_string_coder);
}

/* FNV-1a over the bytes. */
static u32 hash_of(ref string) {
  const Array *value = value_of(string);
  const u8 *bytes = elements(value, 0);
  u32 hash = 2166136261u ^ coder_of(string);
  for (i32 i = 0; i < value->length; i++) hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

static u32 same(ref a, ref b) {
  const Array *x = value_of(a), *y = value_of(b);
  return coder_of(a) == coder_of(b) && x->length == y->length &&
         memcmp(elements(x, 0), elements(y, 0), (size_t)x->length) == 0;
}

/* The slot of an equal string, or the empty one where it would go. */
static ref *find(ref string) {
  u32 at = hash_of(string) & (room - 1);
  while (table[at] != 0 && (table[at] == GONE || !same(table[at], string))) {
    at = (at + 1) & (room - 1);
  }
  return &table[at];
}

static ref put(ref string) {
  ref *slot = find(string);
  if (*slot != 0) return *slot;
  used++;
  return *slot = string;
}

/* Room for one more; leaves out what is gone. */
static u32 grow(u32 wanted) {
  ref *larger = memory_take(wanted * sizeof(ref));
  if (larger == 0) return 0;
  ref *old = table;
  u32 old_room = room;
  table = larger;
  room = wanted;
  used = 0;
  for (u32 i = 0; i < old_room; i++) {
    if (old[i] > GONE) put(old[i]);
  }
  memory_give(old);
  return 1;
}

static u32 start(void) {
  u32 literals = (u32)(kiln_literals_end - kiln_literals_start);
  u32 wanted = 64;
  while (wanted < literals * 2) wanted *= 2;
  if (!grow(wanted)) return 0;
  for (const ref *literal = kiln_literals_start; literal < kiln_literals_end; literal++) {
    put(*literal);
  }
  return 1;
}

void intern_sweep(void) {
  for (u32 i = 0; i < room; i++) {
    if (table[i] > GONE && !is_marked(table[i])) table[i] = GONE;
  }
}

Object *kiln_java_lang_String_intern(Object *self) {
  u32 ready_ = table != 0 || start();
  if (ready_ && used * 2 >= room) ready_ = grow(room * 2);
  if (!ready_) {
    throw_out_of_memory(kiln_throw_out_of_memory);
    return 0;
  }
  return OBJECT(put(REF(self)));
}
