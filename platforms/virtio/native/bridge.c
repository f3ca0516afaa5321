/*
 * The natives of kiln.platforms.virtio: memory, ports, interrupts and randomness for the drivers in
 * Java, which have checked every range of an array. Their names are written out: the linker looks
 * for them.
 */
#include "machine.h"

/* Where MSI writes go, and to which processor (SDM 3 §11.11). */
#define MESSAGE_ADDRESS 0xfee00000ull
#define MESSAGE_PROCESSOR_SHIFT 12

static u8 *element(Object *array, i32 offset) {
  return (u8 *)array + sizeof(Array) + offset; /* of a byte[] */
}

/* --- NativeMemory --- */

i32 kiln_kiln_platforms_virtio_NativeMemory_get8(i64 address) { return *AT(volatile u8, address); }
i32 kiln_kiln_platforms_virtio_NativeMemory_get16(i64 address) {
  return *AT(volatile u16, address);
}
i32 kiln_kiln_platforms_virtio_NativeMemory_get32(i64 address) {
  return *AT(volatile i32, address);
}
i64 kiln_kiln_platforms_virtio_NativeMemory_get64(i64 address) {
  return *AT(volatile i64, address);
}

void kiln_kiln_platforms_virtio_NativeMemory_put8(i64 address, i32 value) {
  *AT(volatile u8, address) = (u8)value;
}
void kiln_kiln_platforms_virtio_NativeMemory_put16(i64 address, i32 value) {
  *AT(volatile u16, address) = (u16)value;
}
void kiln_kiln_platforms_virtio_NativeMemory_put32(i64 address, i32 value) {
  *AT(volatile i32, address) = value;
}
void kiln_kiln_platforms_virtio_NativeMemory_put64(i64 address, i64 value) {
  *AT(volatile i64, address) = value;
}

void kiln_kiln_platforms_virtio_NativeMemory_get(i64 address, Object *dst, i32 offset, i32 length) {
  __builtin_memcpy(element(dst, offset), AT(u8, address), (u64)length);
}

void kiln_kiln_platforms_virtio_NativeMemory_put(Object *src, i32 offset, i64 address, i32 length) {
  __builtin_memcpy(AT(u8, address), element(src, offset), (u64)length);
}

/* x86 keeps loads in order and stores in order; only a load may pass an earlier store. */
void kiln_kiln_platforms_virtio_NativeMemory_fenceStores(void) {
  __asm__ volatile("" : : : "memory");
}
void kiln_kiln_platforms_virtio_NativeMemory_fenceLoads(void) {
  __asm__ volatile("" : : : "memory");
}
void kiln_kiln_platforms_virtio_NativeMemory_fenceAll(void) {
  __asm__ volatile("mfence" : : : "memory");
}

i64 kiln_kiln_platforms_virtio_NativeMemory_place(Object *array, i32 offset) {
  return (i64)element(array, offset);
}

i64 kiln_kiln_platforms_virtio_NativeMemory_reach(i64 physical, i64 bytes) {
  return bytes < 1 ? 0 : (i64)paging_devices((u64)physical, (u64)bytes);
}

/* --- NativePorts --- */

i32 kiln_kiln_platforms_virtio_NativePorts_read8(i32 port) { return in8((u16)port); }
i32 kiln_kiln_platforms_virtio_NativePorts_read16(i32 port) { return in16((u16)port); }
i32 kiln_kiln_platforms_virtio_NativePorts_read32(i32 port) { return (i32)in32((u16)port); }
void kiln_kiln_platforms_virtio_NativePorts_write8(i32 port, i32 value) {
  out8((u16)port, (u8)value);
}
void kiln_kiln_platforms_virtio_NativePorts_write16(i32 port, i32 value) {
  out16((u16)port, (u16)value);
}
void kiln_kiln_platforms_virtio_NativePorts_write32(i32 port, i32 value) {
  out32((u16)port, (u32)value);
}

/* --- NativeBoard --- */

i32 kiln_kiln_platforms_virtio_NativeBoard_devices(void) { return (i32)devices_count(); }
i64 kiln_kiln_platforms_virtio_NativeBoard_address(i32 index) {
  return (i64)devices_get((u32)index)->address;
}
i64 kiln_kiln_platforms_virtio_NativeBoard_bytes(i32 index) {
  return (i64)devices_get((u32)index)->size;
}
i32 kiln_kiln_platforms_virtio_NativeBoard_line(i32 index) {
  return (i32)devices_get((u32)index)->interrupt;
}
i32 kiln_kiln_platforms_virtio_NativeBoard_open(i32 line) {
  return ioapic_route((u32)line, VECTOR_DEVICES);
}

i64 kiln_kiln_platforms_virtio_NativeBoard_messageTo(void) {
  return (i64)(MESSAGE_ADDRESS | (u64)apic_id() << MESSAGE_PROCESSOR_SHIFT);
}

i32 kiln_kiln_platforms_virtio_NativeBoard_message(void) { return VECTOR_DEVICES; }

/* --- VirtioEntropy --- */

i32 kiln_kiln_platforms_virtio_VirtioEntropy_take(Object *dst, i32 offset, i32 length) {
  return kiln_platform_entropy(element(dst, offset), (u64)length);
}
