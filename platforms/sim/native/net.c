/*
 * The natives of kiln.platforms.sim.SimNet: frames go out as messages, and wait here once they have
 * come in. A node that does not take them loses those that find no room, as on a real ring.
 */
#include "compiled.h"
#include "runtime.h"
#include "sim.h"

#define DEVICES 8u
#define RING (256u << 10) /* bytes of a device's frames that wait, each behind its length */

struct Ring {
  u8 bytes[RING];
  u32 first, used;
  u64 dropped;
};

static struct Ring rings[DEVICES];

/* Moves to or from the ring, which wraps. */
static void ring_put(struct Ring *ring, u32 offset, const u8 *from, u32 length) {
  u32 at = (ring->first + offset) % RING;
  u32 some = length < RING - at ? length : RING - at;
  memcpy(ring->bytes + at, from, some);
  memcpy(ring->bytes, from + some, length - some);
}

static void ring_get(struct Ring *ring, u32 offset, u8 *to, u32 length) {
  u32 at = (ring->first + offset) % RING;
  u32 some = length < RING - at ? length : RING - at;
  memcpy(to, ring->bytes + at, some);
  memcpy(to + some, ring->bytes, length - some);
}

static void told(u64 length) {
  u32 device;
  wire_take(&device, sizeof device);
  u32 frame = (u32)(length - sizeof device);
  struct Ring *ring = &rings[device % DEVICES];
  static u8 buffer[65536];
  if (device >= DEVICES || frame > sizeof buffer || ring->used + sizeof frame + frame > RING) {
    if (device < DEVICES) ring->dropped++;
    wire_skip(frame);
    return;
  }
  wire_take(buffer, frame);
  ring_put(ring, ring->used, (const u8 *)&frame, sizeof frame);
  ring_put(ring, ring->used + sizeof frame, buffer, frame);
  ring->used += (u32)sizeof frame + frame;
}

/* Fills `answer` with MTU, address and name of the device; gives its octets, 0 if there is none. */
i32 kiln_kiln_platforms_sim_SimNet_attach(i32 device, Object *answer) {
  wire_listen(TOLD_FRAME, told);
  u32 question[] = {DEVICE_NET, (u32)device};
  struct ArrayZ *to = (struct ArrayZ *)answer;
  return (i32)wire_ask(SAY_ATTACH, question, sizeof question, 0, 0, to->data, (u64)to->length);
}

i32 kiln_kiln_platforms_sim_SimNet_take(i32 device, Object *dst) {
  struct Ring *ring = &rings[device];
  if (ring->used == 0) return 0;
  u32 length;
  ring_get(ring, 0, (u8 *)&length, sizeof length);
  ring_get(ring, sizeof length, (u8 *)((struct ArrayZ *)dst)->data, length);
  ring->first = (ring->first + (u32)sizeof length + length) % RING;
  ring->used -= (u32)sizeof length + length;
  return (i32)length;
}

void kiln_kiln_platforms_sim_SimNet_put(i32 device, Object *src, i32 length) {
  struct __attribute__((packed)) { u64 now; u32 device; } head = {time_now(), (u32)device};
  wire_say(SAY_FRAME, &head, sizeof head, ((struct ArrayZ *)src)->data, (u64)length);
}

i64 kiln_kiln_platforms_sim_SimNet_lost(i32 device) { return (i64)rings[device].dropped; }
