/*
 * An image file for a tender of Solo5, ABI 2: the rules by which one is accepted, in the order in which
 * Solo5's own tender checks them (tenders/common/elf.c and mft.c are the facts, not the text).
 */
#ifndef IMAGE_H
#define IMAGE_H

#include "host.h"

#define DEVICES_MOST 64
enum { BLOCK = 1, NET = 2, RESERVED = 0x40000000 };

struct entry {
  char name[68];
  u32 type;
  union {
    struct { u64 capacity; u16 sector; } block;
    struct { u8 mac[6]; u16 mtu; } net;
    u8 room[16];
  };
  u64 file;
  u8 attached, padding[7];
};

struct table {
  u32 version, count;
  struct entry entries[DEVICES_MOST];
};

struct header {
  u8 ident[16];
  u16 type, machine;
  u32 version;
  u64 entry, program_offset, section_offset;
  u32 flags;
  u16 size, program_size, program_count, section_size, section_count, names;
};

struct segment {
  u32 type, flags;
  u64 offset, address, physical, file_size, memory_size, align;
};

/* The file's bytes, checked; its manifest goes to `manifest`. */
const struct header *image_check(const u8 *bytes, u64 size, u32 target, u64 memory,
                                 struct table *manifest, const char *name);

#endif
