/*
 * What the loader tells: the start info of the PVH boot protocol (Xen
 * xen/include/public/arch-x86/hvm/start_info.h).
 *
 * Nothing of it is believed. Every address and length is checked before it is read, memory counts
 * as RAM only where an entry says so and no other entry says otherwise, and the image's own place
 * must be RAM. No other memory is touched, so this file also runs in a test on the host.
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define MAGIC 0x336ec578
#define MAX_ENTRIES 128 /* as many as an e820 table can have */
#define TYPE_RAM 1

struct start_info {
  u32 magic;
  u32 version;
  u32 flags;
  u32 modules;
  u64 module_list;
  u64 command_line;
  u64 rsdp;
  u64 memory_map; /* from version 1 on */
  u32 memory_map_entries;
  u32 reserved;
};
_Static_assert(sizeof(struct start_info) == 56, "layout of hvm_start_info");

#define VERSION_0_SIZE 40

struct entry {
  u64 address;
  u64 size;
  u32 type;
  u32 reserved;
};
_Static_assert(sizeof(struct entry) == 24, "layout of hvm_memmap_table_entry");

static i32 overlaps(u64 address, u64 length, struct range image) {
  return address < image.end && address + length > image.start;
}

/* As physical(), but what the image itself will write over is no input. */
static const void *input(u64 address, u64 length, struct range image) {
  return overlaps(address, length, image) ? 0 : physical(address, length);
}

static const char *check_entries(const struct entry *map, u32 count) {
  for (u32 i = 0; i < count; i++) {
    if (map[i].size > ~0ull - map[i].address) return "an entry of the memory map wraps around";
  }
  return 0;
}

/* RAM is rounded inwards, everything else outwards, both to page borders. */
static struct range entry_range(const struct entry *e) {
  u64 end = e->address + e->size;
  if (e->size == 0) return (struct range){0, 0};
  if (e->type == TYPE_RAM) {
    u64 start = e->address > ~0ull - (PAGE - 1) ? end : (e->address + PAGE - 1) & -(u64)PAGE;
    return (struct range){start, end & -(u64)PAGE};
  }
  u64 up = end > ~0ull - (PAGE - 1) ? ~0ull : (end + PAGE - 1) & -(u64)PAGE;
  return (struct range){e->address & -(u64)PAGE, up};
}

/* The first border above `from` where an entry starts or ends; 0 if there is none. */
static u64 next_border(const struct entry *map, u32 count, u64 from) {
  u64 border = 0;
  for (u32 i = 0; i < count; i++) {
    struct range r = entry_range(&map[i]);
    if (r.start > from && (border == 0 || r.start < border)) border = r.start;
    if (r.end > from && (border == 0 || r.end < border)) border = r.end;
  }
  return border;
}

static i32 is_ram(const struct entry *map, u32 count, u64 at) {
  i32 ram = 0;
  for (u32 i = 0; i < count; i++) {
    struct range r = entry_range(&map[i]);
    if (at < r.start || at >= r.end) continue;
    if (map[i].type != TYPE_RAM) return 0;
    ram = 1;
  }
  return ram;
}

/* Walks from border to border; entries may overlap and come in any order. */
static void collect_ram(const struct entry *map, u32 count, struct pvh *pvh) {
  pvh->ranges = 0;
  u64 at = PAGE; /* page 0 stays unmapped */
  for (u64 border; (border = next_border(map, count, at)) != 0; at = border) {
    if (!is_ram(map, count, at)) continue;
    struct range *last = pvh->ranges ? &pvh->ram[pvh->ranges - 1] : 0;
    if (last && last->end == at) {
      last->end = border;
    } else if (pvh->ranges < PVH_MAX_RANGES) {
      pvh->ram[pvh->ranges++] = (struct range){at, border};
    }
  }
}

static const char *read_map(const struct start_info *info, struct range image, struct pvh *pvh) {
  if (info->memory_map_entries == 0) return "the loader gave no memory map";
  if (info->memory_map_entries > MAX_ENTRIES) return "the memory map has more than 128 entries";
  const struct entry *map =
      input(info->memory_map, (u64)info->memory_map_entries * sizeof(struct entry), image);
  if (!map) return "the memory map does not lie in memory that can be read";
  const char *problem = check_entries(map, info->memory_map_entries);
  if (problem) return problem;
  collect_ram(map, info->memory_map_entries, pvh);
  for (u32 i = 0; i < pvh->ranges; i++) {
    if (pvh->ram[i].start <= image.start && image.end <= pvh->ram[i].end) return 0;
  }
  return "the memory map does not list the image's own place as RAM; give the machine more memory";
}

static const char *read_line(u64 address, struct range image, struct pvh *pvh) {
  pvh->line[0] = 0;
  if (address == 0) return 0;
  for (u32 i = 0; i < PVH_MAX_LINE; i++) {
    const char *c = input(address + i, 1, image);
    if (!c) return "the command line does not lie in memory that can be read";
    pvh->line[i] = *c;
    if (*c == 0) return 0;
  }
  return "the command line is longer than 4095 bytes";
}

const char *pvh_read(u64 address, struct range image, struct pvh *pvh) {
  const struct start_info *info = input(address, VERSION_0_SIZE, image);
  if (!info || address % 4 != 0) return "the start info does not lie in memory that can be read";
  if (info->magic != MAGIC) return "the start info has another magic number than PVH's";
  info = info->version == 0 ? 0 : input(address, sizeof *info, image);
  if (!info) {
    return "the start info has no memory map (version 0); a newer loader is needed";
  }
  pvh->rsdp = info->rsdp;
  const char *problem = read_map(info, image, pvh);
  return problem ? problem : read_line(info->command_line, image, pvh);
}

KILN_SMALL_END
