/*
 * The vDSO: a small shared library that the kernel maps into every process (vdso(7)). We look up
 * one symbol in it, __vdso_clock_gettime, by its dynamic section (System V ABI, chapter 5).
 */
#include "linux.h"

#define AT_SYSINFO_EHDR 33
#define PT_LOAD 1
#define PT_DYNAMIC 2

enum { DT_HASH = 4, DT_STRTAB = 5, DT_SYMTAB = 6, DT_GNU_HASH = 0x6ffffef5 };

struct Header {
  u8 ident[16];
  u16 type, machine;
  u32 version;
  u64 entry, program_offset, section_offset;
  u32 flags;
  u16 size, program_size, program_count, section_size, section_count, names;
};

struct Segment {
  u32 type, flags;
  u64 offset, address, physical, file_size, memory_size, align;
};

struct Dynamic {
  i64 tag;
  u64 value;
};

struct Symbol {
  u32 name;
  u8 info, other;
  u16 section;
  u64 value, size;
};

struct Library {
  u64 bias; /* from addresses in the file to those in memory */
  const struct Symbol *symbols;
  const char *names;
  const u32 *hash;     /* buckets, chains, ...: the second word counts the symbols */
  const u32 *gnu_hash;
};

static u32 equal(const char *a, const char *b) {
  while (*a != 0 && *a == *b) a++, b++;
  return *a == *b;
}

static void read_dynamic(struct Library *library, const struct Dynamic *at) {
  for (; at->tag != 0; at++) {
    u64 address = at->value < library->bias ? at->value + library->bias : at->value;
    switch (at->tag) {
      case DT_HASH: library->hash = AT(u32, address); break;
      case DT_GNU_HASH: library->gnu_hash = AT(u32, address); break;
      case DT_STRTAB: library->names = AT(char, address); break;
      case DT_SYMTAB: library->symbols = AT(struct Symbol, address); break;
    }
  }
}

/* One past the highest symbol that the GNU table's chains reach; a chain ends at an odd hash. */
static u32 count_by_gnu_hash(const u32 *table) {
  u32 buckets = table[0], offset = table[1], blooms = table[2], highest = 0;
  const u32 *bucket = table + 4 + 2 * blooms, *chain = bucket + buckets;
  for (u32 i = 0; i < buckets; i++) {
    if (bucket[i] > highest) highest = bucket[i];
  }
  if (highest < offset) return 0;
  while ((chain[highest - offset] & 1) == 0) highest++;
  return highest + 1;
}

static u32 symbol_count(const struct Library *library) {
  if (library->hash != 0) return library->hash[1];
  return library->gnu_hash == 0 ? 0 : count_by_gnu_hash(library->gnu_hash);
}

ClockFunction vdso_clock(void) {
  u64 base = auxiliary(AT_SYSINFO_EHDR);
  if (base == 0) return 0;
  const struct Header *header = AT(struct Header, base);
  const struct Segment *segment = AT(struct Segment, base + header->program_offset);
  const struct Dynamic *dynamic = 0;
  struct Library library = {0};
  for (u32 i = 0; i < header->program_count; i++, segment++) {
    if (segment->type == PT_LOAD && library.bias == 0) {
      library.bias = base + segment->offset - segment->address;
    } else if (segment->type == PT_DYNAMIC) {
      dynamic = AT(struct Dynamic, base + segment->offset);
    }
  }
  if (dynamic == 0) return 0;
  read_dynamic(&library, dynamic);
  if (library.symbols == 0 || library.names == 0) return 0;
  u32 count = symbol_count(&library);
  for (u32 i = 0; i < count; i++) {
    const struct Symbol *symbol = &library.symbols[i];
    if (symbol->section != 0 && equal(library.names + symbol->name, "__vdso_clock_gettime")) {
      return (ClockFunction)(library.bias + symbol->value);
    }
  }
  return 0;
}
