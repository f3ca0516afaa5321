/* See image.h. */
#include "image.h"

#define LOWEST 0x100000ull
#define PAGE 4096ull
enum { PT_LOAD = 1, PT_NOTE = 4 };
enum { EXECUTE = 1, WRITE = 2 };

#define ABI_NOTE 0x31494241u
#define MANIFEST_NOTE 0x3154464du
#define NOTE_HEAD 20

/* What the compiler may call. */
__attribute__((no_builtin)) void *memset(void *to, int value, size_t count) {
  for (size_t i = 0; i < count; i++) ((u8 *)to)[i] = (u8)value;
  return to;
}

__attribute__((no_builtin)) void *memcpy(void *restrict to, const void *restrict from,
                                         size_t count) {
  copy(to, from, count);
  return to;
}

u64 __stack_chk_guard = 0x5ca1ab1e0ddba11;

_Noreturn void __stack_chk_fail(void);
_Noreturn void __stack_chk_fail(void) { fail("overran a variable", "its own stack"); }

static u32 word(const u8 *at) { u32 value; copy(&value, at, 4); return value; }

static void check_header(const struct header *h, u64 size, u64 memory, const char *name) {
  require(size >= sizeof *h && word(h->ident) == 0x464c457f, "no ELF file", name);
  require(h->ident[4] == 2 && h->ident[5] == 1 && h->version == 1, "not 64 bits, little endian", name);
  require(h->size == 64 && h->program_size == 56, "headers of unknown sizes", name);
  require(h->type == 2 && h->machine == 62, "not a fixed x86-64 program", name);
  require(h->program_count >= 1 &&
              h->program_offset + h->program_count * sizeof(struct segment) <= size,
          "no program headers", name);
  require(h->entry >= LOWEST && h->entry < memory, "the entry is outside memory", name);
}

static void check_segments(const struct header *h, const struct segment *s, u64 size, u64 memory,
                           const char *name) {
  u64 end = 0;
  i32 entered = 0;
  for (u32 i = 0; i < h->program_count; i++, s++) {
    if (s->type != PT_LOAD || s->file_size == 0) continue;
    require(s->align != 0 && (s->align & (s->align - 1)) == 0, "an alignment is no power of two",
            name);
    u64 low = s->address & -s->align;
    u64 high = (s->address + s->memory_size + s->align - 1) & -s->align;
    require(low % PAGE == 0 && high % PAGE == 0, "a segment shares its pages", name);
    require(s->address >= LOWEST && low >= end, "segments do not ascend", name);
    require(s->memory_size >= s->file_size && s->offset + s->file_size <= size,
            "a segment is longer than the file", name);
    require(s->address + s->memory_size < memory, "too little memory for the image", name);
    require((s->flags & (WRITE | EXECUTE)) != (WRITE | EXECUTE),
            "a segment is writable and executable", name);
    entered |= (s->flags & EXECUTE) && h->entry >= s->address &&
               h->entry < s->address + s->memory_size;
    end = high;
  }
  require(entered, "the entry is in no code", name);
}

/* The value of the note of that type, which is the first of its segment; its size goes to *size. */
static const u8 *find_note(const struct header *h, const u8 *bytes, u64 size, u32 type, u32 *length,
                           const char *name) {
  const struct segment *s = (const struct segment *)(bytes + h->program_offset);
  for (u32 i = 0; i < h->program_count; i++, s++) {
    if (s->type != PT_NOTE) continue;
    require(s->file_size >= 12 && s->offset + s->file_size <= size, "a note is cut off", name);
    const u8 *note = bytes + s->offset;
    if (s->file_size < NOTE_HEAD || word(note) != 6 || word(note + 8) != type) continue;
    if (after((const char *)note + 12, "Solo5") == 0) continue;
    *length = word(note + 4);
    require(NOTE_HEAD + (u64)*length <= s->file_size, "a note is longer than its segment", name);
    return note + NOTE_HEAD;
  }
  return 0;
}

static void check_entry(const struct entry *e, u32 index, const char *name) {
  require(e->name[67] == 0, "a device's name does not end", name);
  require(e->attached == 0, "a device is attached in the file", name);
  u64 length = length_of(e->name);
  if (index == 0) {
    require(e->type == RESERVED && length == 0, "the first device is not the reserved one", name);
    return;
  }
  require(e->type == BLOCK || e->type == NET, "a device of an unknown type", name);
  require(length > 0, "a device without a name", name);
  for (u64 i = 0; i < length; i++) {
    char c = e->name[i];
    require((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'),
            "a device's name has other characters than letters and digits", name);
  }
  for (u32 i = 0; i < sizeof e->room; i++) require(e->room[i] == 0, "a device has values", name);
}

static void read_manifest(const u8 *note, u32 length, struct table *to, const char *name) {
  require(note != 0 && length >= 12 && length <= 4 + sizeof *to, "no manifest", name);
  copy(to, note + 4, length - 4);
  require(to->version == 1 && to->count >= 1 && to->count <= DEVICES_MOST &&
              length == 12 + to->count * sizeof(struct entry),
          "a manifest of another size", name);
  for (u32 i = 0; i < to->count; i++) check_entry(&to->entries[i], i, name);
}

const struct header *image_check(const u8 *bytes, u64 size, u32 target, u64 memory,
                                 struct table *manifest, const char *name) {
  const struct header *h = (const struct header *)bytes;
  check_header(h, size, memory, name);
  check_segments(h, (const struct segment *)(bytes + h->program_offset), size, memory, name);
  u32 length = 0;
  const u8 *abi = find_note(h, bytes, size, ABI_NOTE, &length, name);
  require(abi != 0 && length == 16, "no ABI note", name);
  require(word(abi) == target && word(abi + 4) == 2, "for another tender", name);
  require(word(abi + 8) == 0 && word(abi + 12) == 0, "an ABI note with more in it", name);
  const u8 *note = find_note(h, bytes, size, MANIFEST_NOTE, &length, name);
  read_manifest(note, length, manifest, name);
  return h;
}
