/*
 * The natives of kiln.platforms.virtio: memory, ports and interrupts for the drivers in Java, which
 * have checked every range of an array.
 */
#include "machine.h"

#define NATIVE(type, class, method) type kiln_kiln_platforms_virtio_##class##_##method

/* Where MSI writes go, and to which processor (SDM 3 §11.11). */
#define MESSAGE_ADDRESS 0xfee00000ull
#define MESSAGE_PROCESSOR_SHIFT 12

static u8 *element(Object *array, i32 offset) {
  return (u8 *)array + sizeof(Array) + offset; /* of a byte[] */
}

/* --- NativeMemory --- */

NATIVE(i32, NativeMemory, get8)(i64 address) { return *AT(volatile u8, address); }
NATIVE(i32, NativeMemory, get16)(i64 address) { return *AT(volatile u16, address); }
NATIVE(i32, NativeMemory, get32)(i64 address) { return *AT(volatile i32, address); }
NATIVE(i64, NativeMemory, get64)(i64 address) { return *AT(volatile i64, address); }

NATIVE(void, NativeMemory, put8)(i64 address, i32 value) { *AT(volatile u8, address) = (u8)value; }
NATIVE(void, NativeMemory, put16)(i64 address, i32 value) {
  *AT(volatile u16, address) = (u16)value;
}
NATIVE(void, NativeMemory, put32)(i64 address, i32 value) { *AT(volatile i32, address) = value; }
NATIVE(void, NativeMemory, put64)(i64 address, i64 value) { *AT(volatile i64, address) = value; }

NATIVE(void, NativeMemory, get)(i64 address, Object *dst, i32 offset, i32 length) {
  __builtin_memcpy(element(dst, offset), AT(u8, address), (u64)length);
}

NATIVE(void, NativeMemory, put)(Object *src, i32 offset, i64 address, i32 length) {
  __builtin_memcpy(AT(u8, address), element(src, offset), (u64)length);
}

/* x86 keeps loads in order and stores in order; only a load may pass an earlier store. */
NATIVE(void, NativeMemory, fenceStores)(void) { __asm__ volatile("" : : : "memory"); }
NATIVE(void, NativeMemory, fenceLoads)(void) { __asm__ volatile("" : : : "memory"); }
NATIVE(void, NativeMemory, fenceAll)(void) { __asm__ volatile("mfence" : : : "memory"); }

NATIVE(i64, NativeMemory, place)(Object *array, i32 offset) { return (i64)element(array, offset); }

NATIVE(i64, NativeMemory, reach)(i64 physical, i64 bytes) {
  return bytes < 1 ? 0 : (i64)paging_devices((u64)physical, (u64)bytes);
}

/* --- NativePorts --- */

NATIVE(i32, NativePorts, read8)(i32 port) { return in8((u16)port); }
NATIVE(i32, NativePorts, read16)(i32 port) { return in16((u16)port); }
NATIVE(i32, NativePorts, read32)(i32 port) { return (i32)in32((u16)port); }
NATIVE(void, NativePorts, write8)(i32 port, i32 value) { out8((u16)port, (u8)value); }
NATIVE(void, NativePorts, write16)(i32 port, i32 value) { out16((u16)port, (u16)value); }
NATIVE(void, NativePorts, write32)(i32 port, i32 value) { out32((u16)port, (u32)value); }

/* --- NativeBoard --- */

NATIVE(i32, NativeBoard, devices)(void) { return (i32)devices_count(); }
NATIVE(i64, NativeBoard, address)(i32 index) { return (i64)devices_get((u32)index)->address; }
NATIVE(i64, NativeBoard, bytes)(i32 index) { return (i64)devices_get((u32)index)->size; }
NATIVE(i32, NativeBoard, line)(i32 index) { return (i32)devices_get((u32)index)->interrupt; }
NATIVE(i32, NativeBoard, open)(i32 line) { return ioapic_route((u32)line, VECTOR_DEVICES); }

NATIVE(i64, NativeBoard, messageTo)(void) {
  return (i64)(MESSAGE_ADDRESS | (u64)apic_id() << MESSAGE_PROCESSOR_SHIFT);
}

NATIVE(i32, NativeBoard, message)(void) { return VECTOR_DEVICES; }
