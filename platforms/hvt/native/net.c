/*
 * Network devices, by one call a frame, and by the tender's ring where it offers one: a thread of the
 * tender takes entries from it while the image goes on (include/hvt_ring.h of Solo5 0.11).
 *
 * Frames to send always take the ring: they are copied to slots, and the thread is woken once for all
 * of them. Frames that come in take it only while the thread is awake; else the call is quicker. The
 * thread answers a read at once, by a frame or by "none"; all answers are taken before receive says
 * that there is no frame, so that the next one wakes a wait.
 */
#include "hvt.h"

#define ENTRIES 1024
#define WRITE_ENTRY 1
#define READ_ENTRY 2
#define SLOT 2048   /* bytes; longer frames go by call */
#define WRITES 256  /* slots of frames to send */
#define READS 16    /* asked for at once */

struct ring {
  /* written here only */
  volatile u32 entries_tail, commits_head;
  u8 padding0[56];
  /* written by the tender only */
  volatile u32 entries_head, commits_tail, needs_kick;
  u8 padding1[52];
  struct {
    u32 operation, handle;
    u64 bytes;
    u32 length, id;
    u64 reserved;
  } entries[ENTRIES];
  volatile struct {
    u32 id;
    i32 result;
    u32 length, reserved;
  } commits[ENTRIES];
};
_Static_assert(sizeof(struct ring) == 49280, "struct hvt_ring");

struct frame {
  u64 handle, bytes, length;
  i32 result;
};

static struct ring *ring;
static u8 *write_slots, *read_slots;
static u32 writes;               /* frames ever put into write slots */
static u32 entry_after[WRITES];  /* of each write slot: the entry behind its last */
static u32 tail;                 /* entries filled; those behind ring->entries_tail are not yet told */
static u32 reads;                /* asked for, and not yet taken */
static i32 reads_of;             /* the handle of those */

void ring_start(u64 address) { ring = AT(struct ring, address); }

/* Memory for slots, when there is a first use of it; without, the ring is left alone. */
static i32 ring_usable(void) {
  if (ring == 0 || write_slots != 0) return ring != 0;
  u8 *slots = AT(u8, room_take((WRITES + READS) * SLOT));
  if (slots == 0) {
    ring = 0;
    return 0;
  }
  write_slots = slots;
  read_slots = slots + WRITES * SLOT;
  tail = ring->entries_tail;
  return 1;
}

static u32 is_taken(u32 entry) { return (i32)(ring->entries_head - entry) >= 0; }

static i32 has_room(void) { return tail - ring->entries_head < ENTRIES - 1; }

static void fill(u32 operation, i32 handle, u8 *bytes, u32 length, u32 id) {
  u32 at = tail++ & (ENTRIES - 1);
  ring->entries[at].operation = operation;
  ring->entries[at].handle = (u32)handle;
  ring->entries[at].bytes = (u64)bytes;
  ring->entries[at].length = length;
  ring->entries[at].id = id;
}

/* Tells the tender's thread of what was filled; wakes it if it has gone to sleep. */
static void publish(void) {
  __asm__ volatile("" : : : "memory"); /* x86 keeps stores in order */
  ring->entries_tail = tail;
  __asm__ volatile("mfence" : : : "memory"); /* the tail before the look at needs_kick */
  if (ring->needs_kick) out32(RING_PORT, 0);
}

void solo5_flush(i32 handle) {
  (void)handle;
  if (write_slots != 0 && tail != ring->entries_tail) publish();
}

static i32 transmit_by_call(i32 handle, const u8 *frame, u32 length) {
  solo5_flush(handle); /* those before it */
  struct frame argument = {(u64)handle, (u64)frame, length, 0};
  hypercall(NET_WRITE, &argument);
  return argument.result == R_OK ? 1 : -1;
}

i32 solo5_transmit(i32 handle, const u8 *frame, u32 length) {
  if (length > SLOT || !ring_usable()) return transmit_by_call(handle, frame, length);
  u32 slot = writes % WRITES;
  if (!has_room() || (writes >= WRITES && !is_taken(entry_after[slot]))) {
    publish();
    while (!has_room() || !is_taken(entry_after[slot])) relax(); /* the thread empties it */
  }
  u8 *bytes = write_slots + slot * SLOT;
  __builtin_memcpy(bytes, frame, length);
  fill(WRITE_ENTRY, handle, bytes, length, slot);
  entry_after[slot] = tail;
  writes++;
  return 1;
}

static i32 receive_by_call(i32 handle, u8 *frame, u32 most) {
  struct frame argument = {(u64)handle, (u64)frame, most + 1, 0};
  hypercall(NET_READ, &argument);
  if (argument.result == R_AGAIN) return 0;
  return argument.result != R_OK || argument.length > most ? -1 : (i32)argument.length;
}

static void ask(i32 handle) {
  for (u32 i = 0; i < READS; i++) fill(READ_ENTRY, handle, read_slots + i * SLOT, SLOT, i);
  reads = READS;
  reads_of = handle;
  publish();
}

/* The next answer's frame: as solo5_receive; 0 once all have been taken. */
static i32 take_answer(u8 *frame, u32 most) {
  while (reads > 0) {
    while (ring->commits_tail == ring->commits_head) relax();
    u32 at = ring->commits_head & (ENTRIES - 1);
    u32 id = ring->commits[at].id, length = ring->commits[at].length;
    i32 result = ring->commits[at].result;
    if (result == R_OK && id < READS && length <= most) {
      __builtin_memcpy(frame, read_slots + id * SLOT, length);
    }
    __asm__ volatile("" : : : "memory");
    ring->commits_head++;
    reads--;
    if (result == R_OK) return id < READS && length <= most ? (i32)length : -1;
  }
  return 0;
}

/* Another device's turn: its frames are lost, as if its ring had been full. */
static void drop_answers(void) {
  u8 none;
  while (reads > 0) take_answer(&none, 0);
}

i32 solo5_receive(i32 handle, u8 *frame, u32 most) {
  if (reads > 0 && reads_of != handle) drop_answers();
  if (reads > 0) {
    i32 length = take_answer(frame, most);
    if (length != 0) return length;
  }
  if (most >= SLOT || !ring_usable() || ring->needs_kick || tail - ring->entries_head > ENTRIES / 2) {
    return receive_by_call(handle, frame, most);
  }
  ask(handle);
  return take_answer(frame, most);
}

void solo5_discard(i32 handle) {
  u8 head[64];
  receive_by_call(handle, head, sizeof head - 1);
}
