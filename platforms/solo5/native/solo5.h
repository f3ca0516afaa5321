/*
 * What the shared part of the Solo5 platforms, and each of them, offer each other. Structures are
 * those of Solo5's ABI version 2. What they offer the runtime is platform.h.
 */
#ifndef SOLO5_H
#define SOLO5_H

#include "platform.h"

#define PAGE 4096u

/* --- the manifest: devices, as declared in the image and as attached by the tender --- */

enum { DEVICE_block = 1, DEVICE_net = 2, DEVICE_RESERVED = 0x40000000 };

#define DEVICES_MOST 64 /* with the reserved first */

struct device {
  char name[68]; /* zero-terminated */
  u32 type;
  union {
    struct {
      u64 capacity; /* bytes */
      u16 sector;   /* bytes */
    } block;
    struct {
      u8 mac[6];
      u16 mtu; /* without the Ethernet header */
    } net;
    u8 room[16];
  };
  u64 host_file; /* spt: its number */
  u8 attached;
  u8 padding[7];
};
_Static_assert(sizeof(struct device) == 104, "struct mft_entry");

struct manifest {
  u32 version;
  u32 count;
  struct device devices[]; /* a device's handle is its index; the first is reserved */
};

/* --- image.lds --- */
extern char image_end[];

/* --- launch.c: from the tender's hand-over to the runtime; runs on the stack below `memory` --- */
_Noreturn void solo5_launch(u64 memory, const char *line, const struct manifest *manifest);
/* Prints "kiln: " and the parts up to a null, and ends the image with status 1. */
_Noreturn void solo5_refuse(const char *part, ...);
#define refuse(...) solo5_refuse(__VA_ARGS__, (const char *)0)

/* --- room.c: what is between the image and the end of memory --- */
/* Divides it; gives the lower end of the first stack, whose upper end is the memory's. */
char *room_start(u64 memory);
/* Memory for good, which reads as zero; whole pages, 0 if there are none. */
u64 room_take(u64 bytes);

/* --- manifest.c --- */
void manifest_start(const struct manifest *manifest);
/* The attached device of a handle and a type, or null. */
const struct device *manifest_device(i32 handle, u32 type);

/* --- waiting.c: what is awaited of network devices --- */
void waiting_empty(i32 handle); /* the device was found empty: its next frame ends a wait */

/* --- defined by spt and by hvt --- */

/* Waits until a frame comes in, at most until `deadline` (0: none). Gives a bit per handle that has
   one, also where it had it before. */
u64 solo5_wait(u64 deadline);
/* Throws one frame away. */
void solo5_discard(i32 handle);
/* A page that faults from now on, where the platform can. */
void solo5_guard(u64 page);

/* A frame: its length, 0 if there is none, negative if one came that is longer than `most`. */
i32 solo5_receive(i32 handle, u8 *frame, u32 most);
/* 1, 0 if there is no room now, negative if the frame is lost. */
i32 solo5_transmit(i32 handle, const u8 *frame, u32 length);
void solo5_flush(i32 handle);

/* Whole sectors; 0, or what went wrong as a negative number. */
i64 solo5_read(i32 handle, u64 offset, u8 *bytes, u64 length);
i64 solo5_write(i32 handle, u64 offset, const u8 *bytes, u64 length);

#endif
