/*
 * The wire between a node and the simulator (package kiln.sim): messages on standard input and
 * output, each an 8-byte head (kind, bytes that follow; little-endian) and its body.
 *
 * Strictly in turns: the simulator speaks only while the node waits, in idle or for the answer to a
 * question, and then hands the turn back with RESUME or ANSWER. So a node is a function of what it
 * is told, and the same messages give the same run.
 */
#ifndef SIM_H
#define SIM_H

#include "linux.h"

/* What a node says; kiln.sim.Wire has the same numbers. */
enum {
  SAY_OUTPUT = 1, /* bytes for the console */
  SAY_ERROR = 2,  /* bytes of the runtime's own messages and of standard error */
  SAY_ATTACH = 3, /* question: u32 kind of device, u32 which one from 0 on, as they were plugged in */
  SAY_FRAME = 4,  /* u64 now, u32 device, then the frame */
  SAY_DISK = 5,   /* u64 now, u32 device, u32 request, u32 operation, u64 sector, u32 count, data */
  SAY_ENTROPY = 6, /* question: u32 bytes wanted */
  SAY_IDLE = 7,   /* u64 now, u64 deadline (0: none); the turn ends */
  SAY_EXIT = 8    /* u32 status; the last message */
};

/* What a node is told. */
enum {
  TOLD_RESUME = 1, /* u64 now: the turn begins */
  TOLD_ANSWER = 2, /* to a question */
  TOLD_FRAME = 3,  /* u32 device, then the frame */
  TOLD_DISK = 4,   /* u32 request, u32 failed, then what was read */
  TOLD_INPUT = 5   /* bytes of the console; none: its end */
};

enum { DEVICE_NET = 1, DEVICE_DISK = 2 };

/* --- wire.c --- */
/* A message of two parts; it leaves at the latest with the next question or at the turn's end. */
void wire_say(u32 kind, const void *head, u64 head_bytes, const void *rest, u64 rest_bytes);
void wire_flush(void);
/* Sends what was said and takes messages, handing each to its device, up to TOLD_RESUME. */
u64 wire_turn(void);
/* Sends a question and blocks for the answer: at most `most` bytes go to `answer`; gives its size. */
u64 wire_ask(u32 kind, const void *head, u64 head_bytes, const void *rest, u64 rest_bytes,
             void *answer, u64 most);

/* --- time.c: virtual nanoseconds since the simulation began --- */
void time_set(u64 nanos);
u64 time_now(void); /* looking takes no time here */

/* --- what came in: `length` bytes are next on the wire, for wire_take and wire_skip --- */
typedef void (*Listener)(u64 length);
/* From now on messages of that kind go to `listener`; each kind is somebody's before it can come. */
void wire_listen(u32 kind, Listener listener);
void wire_take(void *to, u64 length);
void wire_skip(u64 length);
void console_start(void);

#endif
