/*
 * The natives of kiln.platforms.sim.SimDisk. A request is a message; its number is a slot here, where
 * the answer is found. What was read goes straight to the caller's array, which does not move and
 * which the caller's frame keeps alive.
 */
#include "compiled.h"
#include "runtime.h"
#include "sim.h"

#define SLOTS 64u

enum { SLOT_FREE, SLOT_WAITS, SLOT_DONE, SLOT_FAILED };

static struct Slot {
  u8 *to; /* where what is read goes */
  u64 length;
  u32 state;
} slots[SLOTS];

static void told(u64 length) {
  struct { u32 request, failed; } head;
  wire_take(&head, sizeof head);
  u64 data = length - sizeof head;
  struct Slot *slot = &slots[head.request % SLOTS];
  if (head.request >= SLOTS || slot->state != SLOT_WAITS || data > slot->length) {
    kiln_fatal("the simulator answered a request that this node did not make");
  }
  wire_take(slot->to, data);
  slot->state = head.failed ? SLOT_FAILED : SLOT_DONE;
}

/* Fills `answer` with sector size, whether it is read-only, sectors and name; gives its octets, 0 if
   there is no such disk. */
i32 kiln_kiln_platforms_sim_SimDisk_attach(i32 device, Object *answer) {
  wire_listen(TOLD_DISK, told);
  u32 question[] = {DEVICE_DISK, (u32)device};
  struct ArrayZ *to = (struct ArrayZ *)answer;
  return (i32)wire_ask(SAY_ATTACH, question, sizeof question, 0, 0, to->data, (u64)to->length);
}

/* Asks; gives the number of the request, or -1 while as many are under way as there may be. */
i32 kiln_kiln_platforms_sim_SimDisk_submit(i32 device, i32 operation, i64 sector, i32 count,
                                           Object *array, i32 offset, i32 length) {
  u32 number = 0;
  while (number < SLOTS && slots[number].state != SLOT_FREE) number++;
  if (number == SLOTS) return -1;
  u8 *bytes = array == 0 ? 0 : (u8 *)((struct ArrayZ *)array)->data + offset;
  u32 writes = operation == 1;
  slots[number] = (struct Slot){bytes, writes ? 0 : (u64)length, SLOT_WAITS};
  struct __attribute__((packed)) {
    u64 now;
    u32 device, request, operation;
    u64 sector;
    u32 count;
  } head = {time_now(), (u32)device, number, (u32)operation, (u64)sector, (u32)count};
  wire_say(SAY_DISK, &head, sizeof head, bytes, writes ? (u64)length : 0);
  return (i32)number;
}

/* 0: not yet; 1: done; -1: failed. After the last two the number is free again. */
i32 kiln_kiln_platforms_sim_SimDisk_ended(i32 number) {
  u32 state = slots[number].state;
  if (state == SLOT_WAITS) return 0;
  slots[number].state = SLOT_FREE;
  return state == SLOT_DONE ? 1 : -1;
}
