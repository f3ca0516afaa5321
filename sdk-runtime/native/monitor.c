/*
 * Monitors and identity hashes, both in Object.bits. The low two bits tell what the rest is:
 *
 *   number:22  recursion:8  01   locked by the fiber of that number, entered 1 + recursion times
 *   hash:30                 10   has an identity hash, not locked
 *   index:30                11   has a Monitor in the side table, which also keeps the hash
 *   0                       00   neither
 *
 * An object has a Monitor only while it needs one: a lock that somebody else wants or waits for, a
 * lock on an object with a hash, more than 256 enters. When the last owner leaves and nobody waits,
 * the header gets back what it had. An exit hands the monitor over to the first that wants it, so
 * that no fiber starves.
 */
#include "runtime.h"

#define TAG 3u
#define TAG_LOCKED 1u
#define TAG_HASHED 2u
#define TAG_MONITOR 3u
#define RECURSION_ONE 4u
#define RECURSION_MASK (255u << 2)
#define NUMBER_SHIFT 10

#define CHUNK ((u32)((KILN_SMALL_MAX - MEMORY_HEAD) / sizeof(Monitor)))

static Monitor **chunks; /* of CHUNK monitors each, a cell; one more took a page; they never move */
static u32 chunk_count, chunk_room;
static u32 free_monitor; /* index + 1, linked by next_free */

static u32 locked_by_self(u32 bits) {
  return (bits & ~RECURSION_MASK) == (kiln_core.fiber->number << NUMBER_SHIFT | TAG_LOCKED);
}

static Monitor *at(u32 index) { return &chunks[index / CHUNK][index % CHUNK]; }

Monitor *monitor_of(Object *object) {
  return (object->bits & TAG) == TAG_MONITOR ? at(object->bits >> 2) : 0;
}

static u32 grow_chunks(void) {
  u32 wanted = chunk_room == 0 ? 8 : chunk_room * 2;
  Monitor **larger = memory_take(wanted * sizeof(Monitor *));
  if (larger == 0) return 0;
  memcpy(larger, chunks, chunk_count * sizeof(Monitor *));
  memory_give(chunks);
  chunks = larger;
  chunk_room = wanted;
  return 1;
}

static u32 add_chunk(void) {
  if (chunk_count == chunk_room && !grow_chunks()) return 0;
  Monitor *chunk = memory_take(CHUNK * sizeof(Monitor));
  if (chunk == 0) return 0;
  for (u32 i = CHUNK; i-- > 0;) {
    chunk[i].index = chunk_count * CHUNK + i;
    chunk[i].next_free = free_monitor;
    free_monitor = chunk[i].index + 1;
  }
  chunks[chunk_count++] = chunk;
  return 1;
}

/* Moves lock and hash from the header into a monitor. Null with OutOfMemoryError pending. */
Monitor *monitor_inflate(Object *object) {
  Monitor *monitor = monitor_of(object);
  if (monitor != 0) return monitor;
  if (free_monitor == 0 && !add_chunk()) {
    throw_out_of_memory(kiln_throw_out_of_memory);
    return 0;
  }
  monitor = at(free_monitor - 1);
  free_monitor = monitor->next_free;
  u32 bits = object->bits;
  *monitor = (Monitor){.object = object, .index = monitor->index};
  if ((bits & TAG) == TAG_LOCKED) {
    monitor->owner = fiber_of(bits >> NUMBER_SHIFT);
    monitor->recursion = (bits & RECURSION_MASK) / RECURSION_ONE;
  } else {
    monitor->hash = bits;
  }
  object->bits = monitor->index << 2 | TAG_MONITOR;
  return monitor;
}

void monitor_settle(Monitor *monitor) {
  if (monitor->owner != 0 || monitor->entering.first != 0 || monitor->waiting.first != 0) return;
  monitor->object->bits = monitor->hash;
  monitor->object = 0;
  monitor->next_free = free_monitor;
  free_monitor = monitor->index + 1;
}

static void enter_slow(Object *object) {
  Fiber *self = kiln_core.fiber;
  Monitor *monitor = monitor_inflate(object);
  if (monitor == 0) return;
  if (monitor->owner == 0) {
    monitor->owner = self;
    monitor->recursion = 0;
  } else if (monitor->owner == self) {
    monitor->recursion++;
  } else {
    self->monitor = monitor;
    self->recursion = 0;
    queue_add(&monitor->entering, self);
    block(FIBER_BLOCKED, 0); /* comes back as the owner */
  }
}

void kiln_monitor_enter(Object *object) {
  u32 bits = object->bits;
  if (LIKELY(bits == 0)) {
    object->bits = kiln_core.fiber->number << NUMBER_SHIFT | TAG_LOCKED;
  } else if (locked_by_self(bits) && (bits & RECURSION_MASK) != RECURSION_MASK) {
    object->bits = bits + RECURSION_ONE;
  } else {
    enter_slow(object);
  }
}

void monitor_release(Monitor *monitor) {
  Fiber *next = monitor->entering.first;
  monitor->owner = next;
  if (next == 0) return;
  monitor->recursion = next->recursion;
  next->monitor = 0;
  make_ready(next);
}

static void exit_slow(Object *object) {
  Monitor *monitor = monitor_of(object);
  if (monitor == 0 || monitor->owner != kiln_core.fiber) {
    kiln_throw_illegal_monitor();
  } else if (monitor->recursion > 0) {
    monitor->recursion--;
  } else {
    monitor_release(monitor);
    monitor_settle(monitor);
  }
}

void kiln_monitor_exit(Object *object) {
  u32 bits = object->bits;
  if (UNLIKELY(!locked_by_self(bits))) {
    exit_slow(object);
  } else if (bits & RECURSION_MASK) {
    object->bits = bits - RECURSION_ONE;
  } else {
    object->bits = 0;
  }
}

u32 monitor_held(const Object *object) {
  if (locked_by_self(object->bits)) return 1;
  Monitor *monitor = monitor_of((Object *)object);
  return monitor != 0 && monitor->owner == kiln_core.fiber;
}

/* xorshift32, never 0: hashes are the same in each run, as an image's whole behaviour is. */
static u32 next_hash(void) {
  static u32 state = 0x6b696c6e;
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state >> 2 == 0 ? next_hash() : state >> 2;
}

u32 identity_hash(Object *object) {
  u32 bits = object->bits;
  if ((bits & TAG) == TAG_HASHED) return bits >> 2;
  if (bits == 0) {
    u32 hash = next_hash();
    object->bits = hash << 2 | TAG_HASHED;
    return hash;
  }
  Monitor *monitor = monitor_inflate(object); /* locked: the hash goes beside the lock */
  if (monitor == 0) return 0;
  if (monitor->hash == 0) monitor->hash = next_hash() << 2 | TAG_HASHED;
  return monitor->hash >> 2;
}

void monitors_mark(void) {
  for (u32 i = 0; i < chunk_count * CHUNK; i++) mark_reference(REF(at(i)->object));
}
