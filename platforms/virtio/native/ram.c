/*
 * Physical memory. The largest stretch of RAM below 4 GiB that the image leaves is shared, in
 * chunks of 64 KiB, by the heap and by frames of one page for stacks and page tables:
 *
 *     region.start                                                          region.end
 *         | heap, grows up ->   | free |  <- frames |  heap's tables  | reserve: frames |
 *
 * Frames come from RAM below the image first, which is too small for a heap, then from the free
 * chunk with the highest address. The heap is never given the last part, so that arena.cannot run
 * dry because objects took all.
 *
 * RAM is not known to be zero: firmware worked in it. What continues the heap at its end, where
 * objects will lie, is cleared when it is committed; what is committed elsewhere (the collector's
 * tables, some percent of all memory and hardly used at first) when it is touched: lazy.c.
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define CHUNK 0x10000ull
#define CHUNKS (FOUR_GIB / CHUNK)
#define LEAST_MEMORY 0x60000ull /* heap and stacks of the smallest app */
#define RESERVE 64              /* frames that the heap leaves, at least */
#define RESERVE_SHARE 16        /* and one part in so many of the region */
#define EAGER_MOST 0x10000ull   /* as little is cleared at once, wherever it lies */

static struct range region;
static struct range low;          /* RAM below the image that is not taken yet */
static struct range frames_chunk; /* what is left of the chunk that frames come from */
static u64 heap_grown;            /* the end of what was committed from region.start on */
static u64 free_frames;           /* a list through the first word of each */
static u64 free_count;            /* its length */
static u64 of_heap[CHUNKS / 64], of_frames[CHUNKS / 64]; /* one bit per chunk */

typedef u64 __attribute__((vector_size(16))) pair;

static void clear(u64 start, u64 end) {
  for (u64 at = start; at < end; at += 64) {
    pair *line = AT(pair, at);
    line[0] = line[1] = line[2] = line[3] = (pair){0, 0};
  }
}

static IN_TRAP i32 has(const u64 *bits, u64 chunk) { return bits[chunk / 64] >> chunk % 64 & 1; }

static IN_TRAP void set(u64 *bits, u64 chunk) { bits[chunk / 64] |= 1ull << chunk % 64; }

static void widen(struct range *best, u64 start, u64 end) {
  if (end > start && end - start > best->end - best->start) *best = (struct range){start, end};
}

static void say_too_little(u64 bytes) {
  char number[24];
  u32 at = sizeof number - 1;
  number[at] = 0;
  u64 rest = bytes / 1024;
  do number[--at] = (char)('0' + rest % 10);
  while (rest /= 10);
  refuse("too little memory: ", number + at,
         " kB are left beside the image, at least 384 are needed; give the machine more"
         " (./bnd boot --memory, QEMU: -m)");
}

void ram_start(const struct range *ram, u32 count) {
  for (u32 i = 0; i < count; i++) {
    u64 start = ram[i].start;
    u64 end = ram[i].end < FOUR_GIB ? ram[i].end : FOUR_GIB;
    if (start < (u64)image_start) {
      widen(&low, start, end < (u64)image_start ? end : (u64)image_start);
    }
    if (start < (u64)image_end) start = (u64)image_end;
    widen(&region, (start + CHUNK - 1) & -CHUNK, end & -CHUNK);
  }
  if (region.end - region.start < LEAST_MEMORY) say_too_little(region.end - region.start);
  heap_grown = region.start;
}

KILN_SMALL_END

/* The highest chunk that nobody has; 0 if there is none. */
static IN_TRAP u64 free_chunk(void) {
  for (u64 at = region.end; at > region.start; at -= CHUNK) {
    u64 chunk = at / CHUNK - 1;
    if (!has(of_heap, chunk) && !has(of_frames, chunk)) return at - CHUNK;
  }
  return 0;
}

static IN_TRAP u64 last_page(struct range *range) {
  range->end -= PAGE;
  return range->end;
}

u64 frames_take(void) {
  u64 frame = free_frames;
  if (frame) {
    free_frames = *AT(u64, frame);
    free_count--;
    return frame;
  }
  if (low.end - low.start >= PAGE) return last_page(&low);
  if (frames_chunk.end == frames_chunk.start) {
    u64 chunk = free_chunk();
    if (!chunk) return 0;
    set(of_frames, chunk / CHUNK);
    frames_chunk = (struct range){chunk, chunk + CHUNK};
  }
  return last_page(&frames_chunk);
}

void frames_give(u64 frame) {
  *AT(u64, frame) = free_frames;
  free_frames = frame;
  free_count++;
}

i32 frames_are_left(u64 count) {
  u64 left = free_count + (low.end - low.start + frames_chunk.end - frames_chunk.start) / PAGE;
  for (u64 at = region.end; left < count && at > region.start; at -= CHUNK) {
    u64 chunk = at / CHUNK - 1;
    if (!has(of_heap, chunk) && !has(of_frames, chunk)) left += CHUNK / PAGE;
  }
  return left >= count;
}

struct kiln_memory kiln_platform_heap(u64 wanted) {
  u64 most = region.end - region.start;
  u64 rounded = wanted > most ? most : (wanted + CHUNK - 1) & -CHUNK;
  return (struct kiln_memory){region.start, region.start + (rounded ? rounded : most)};
}

static i32 may_take(u64 start, u64 end) {
  u64 share = (region.end - region.start) / RESERVE_SHARE / PAGE;
  u64 reserve = share > RESERVE ? share : RESERVE;
  if (!frames_are_left((end - start) / PAGE + reserve)) return 0;
  for (u64 chunk = start / CHUNK; chunk * CHUNK < end; chunk++) {
    if (has(of_frames, chunk)) return 0;
  }
  return 1;
}

i32 kiln_platform_commit(u64 start, u64 end) {
  frames_no_fault_ahead();
  start &= -(u64)PAGE;
  end = (end + PAGE - 1) & -(u64)PAGE;
  if (start < region.start || end > region.end || start > end || !may_take(start, end)) return 0;
  for (u64 chunk = start / CHUNK; chunk * CHUNK < end; chunk++) set(of_heap, chunk);
  if (start != heap_grown && end - start > EAGER_MOST) return lazy_add(start, end);
  clear(start, end);
  if (start == heap_grown) heap_grown = end;
  return 1;
}

void kiln_platform_release(u64 start, u64 end) {
  clear((start + PAGE - 1) & -(u64)PAGE, end & -(u64)PAGE);
}
