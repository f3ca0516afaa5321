/*
 * The natives of kiln.platforms.solo5.Solo5Net and Solo5Block. Java has checked handles and ranges;
 * arrays do not move.
 */
#include "compiled.h"
#include "solo5.h"

#define LEAST_FRAME 60 /* IEEE 802.3 §3.2.8, without the FCS: shorter ones are padded */

static u8 *bytes_of(Object *array, i32 offset) {
  return (u8 *)((struct ArrayZ *)array)->data + offset;
}

static i32 length_of(Object *array) { return ((Array *)array)->length; }

/* --- Solo5Net --- */

i32 kiln_kiln_platforms_solo5_Solo5Net_mtu(i32 handle) {
  return manifest_device(handle, DEVICE_net)->net.mtu;
}

void kiln_kiln_platforms_solo5_Solo5Net_mac(i32 handle, Object *mac) {
  const struct device *device = manifest_device(handle, DEVICE_net);
  for (i32 i = 0; i < 6; i++) bytes_of(mac, 0)[i] = device->net.mac[i];
}

/* `spare` has an octet more than the longest frame: it serves where `dst` has not. */
i32 kiln_kiln_platforms_solo5_Solo5Net_take(i32 handle, Object *dst, i32 most, Object *spare) {
  u32 direct = length_of(dst) > most;
  Object *into = direct ? dst : spare;
  i32 length = solo5_receive(handle, bytes_of(into, 0), (u32)most);
  if (length == 0) waiting_empty(handle);
  if (length > 0 && !direct) __builtin_memcpy(bytes_of(dst, 0), bytes_of(into, 0), (u64)length);
  return length;
}

i32 kiln_kiln_platforms_solo5_Solo5Net_put(i32 handle, Object *src, i32 length) {
  if (length >= LEAST_FRAME) return solo5_transmit(handle, bytes_of(src, 0), (u32)length);
  u8 padded[LEAST_FRAME] = {0};
  __builtin_memcpy(padded, bytes_of(src, 0), (u64)length);
  return solo5_transmit(handle, padded, LEAST_FRAME);
}

void kiln_kiln_platforms_solo5_Solo5Net_kick(i32 handle) { solo5_flush(handle); }

/* --- Solo5Block --- */

i64 kiln_kiln_platforms_solo5_Solo5Block_capacity(i32 handle) {
  return (i64)manifest_device(handle, DEVICE_block)->block.capacity;
}

i32 kiln_kiln_platforms_solo5_Solo5Block_sector(i32 handle) {
  return manifest_device(handle, DEVICE_block)->block.sector;
}

i32 kiln_kiln_platforms_solo5_Solo5Block_get(i32 handle, i64 position, Object *dst, i32 offset,
                                             i32 length) {
  return (i32)solo5_read(handle, (u64)position, bytes_of(dst, offset), (u64)length);
}

i32 kiln_kiln_platforms_solo5_Solo5Block_put(i32 handle, i64 position, Object *src, i32 offset,
                                             i32 length) {
  return (i32)solo5_write(handle, (u64)position, bytes_of(src, offset), (u64)length);
}
