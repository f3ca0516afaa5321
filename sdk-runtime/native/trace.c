/*
 * Stack traces. A throwable keeps the return addresses of its stack, found by walking the frame
 * pointers, as an int[]; only who asks for the trace pays for names (kiln_lines_frame, made by the
 * linker). One address may stand for several frames, since the compiler inlines.
 */
#include "runtime.h"

KILN_SMALL_BEGIN

#define SLACK 64 /* frames that make a throwable, which the trace does not show */

/* What a frame pointer points at (System V ABI §3.2.2). */
struct Frame {
  const struct Frame *caller;
  u64 return_address;
};

static u32 on_stack(const struct Frame *frame, const Fiber *fiber) {
  return ((u64)frame & 7) == 0 && (char *)frame >= fiber->low &&
         (char *)(frame + 1) <= fiber->high;
}

u32 trace_walk(const void *from, const Fiber *fiber, i32 *addresses, u32 most) {
  u32 count = 0;
  const struct Frame *frame = from;
  while (count < most && on_stack(frame, fiber) && frame->return_address != 0) {
    if (addresses != 0) addresses[count] = (i32)frame->return_address;
    count++;
    if (frame->caller <= frame) break; /* callers lie above */
    frame = frame->caller;
  }
  return count;
}

/* kiln_switch has saved it: the frame of the runtime's function that gave up the core. */
const void *trace_frame(const Fiber *fiber) { return *AT(void *, fiber->sp + 40); }

void trace_capture(Object *throwable, const void *frame) {
  if (kiln_throwable_backtrace == 0) return;
  u32 count = trace_walk(frame, kiln_core.fiber, 0, TRACE_DEPTH + SLACK);
  Object *addresses = array_or_null(&kiln_class_int_array, (i32)count);
  if (addresses != 0) { /* without memory there is just no trace */
    trace_walk(frame, kiln_core.fiber, elements((Array *)addresses, 2), count);
  }
  FIELD(ref, throwable, kiln_throwable_backtrace) = REF(addresses);
}

static u32 starts_with(const char *text, const char *prefix) {
  while (*prefix != 0 && *text == *prefix) text++, prefix++;
  return *prefix == 0;
}

/* Did this frame make the throwable? Its constructors and fillInStackTrace, and our own code. */
static u32 makes(const struct Frames *frames, const struct kiln_frame *frame) {
  if (text_equal(frame->method_name, "fillInStackTrace")) return 1;
  if (!text_equal(frame->method_name, "<init>")) return 0;
  for (const Class *c = CLASS_OF(frames->throwable);; c = AT(Class, c->super)) {
    if (text_equal(frame->class_name, class_name(c))) return 1;
    if (c->super == 0) return 0;
  }
}

void frames_start(struct Frames *frames, Object *throwable) {
  *frames = (struct Frames){.throwable = throwable, .leading = 1};
  if (kiln_throwable_backtrace != 0) {
    frames->addresses = AT(Array, FIELD(ref, throwable, kiln_throwable_backtrace));
  }
}

u32 frames_next(struct Frames *frames, struct kiln_frame *frame) {
  if (frames->addresses == 0) return 0;
  const u32 *addresses = elements(frames->addresses, 2);
  while (frames->at < (u32)frames->addresses->length && frames->shown < TRACE_DEPTH) {
    if (!kiln_lines_frame(addresses[frames->at], frames->depth++, frame)) {
      frames->at++;
      frames->depth = 0;
      continue;
    }
    if (starts_with(frame->class_name, "kiln.runtime.")) continue; /* boot and helpers: not the app's */
    if (frames->leading && makes(frames, frame)) continue;
    frames->leading = 0;
    frames->shown++;
    return 1;
  }
  return 0;
}

static void print_frame(const struct kiln_frame *frame) {
  print("    at ");
  print(frame->class_name);
  print(".");
  print(frame->method_name);
  print("(");
  print(frame->file_name == 0 ? "Unknown Source" : frame->file_name);
  if (frame->line > 0) {
    print(":");
    print_decimal(frame->line);
  }
  print(")\n");
}

void trace_print(const void *frame, const Fiber *fiber) {
  i32 addresses[64];
  u32 count = trace_walk(frame, fiber, addresses, COUNT(addresses));
  for (u32 i = 0; i < count; i++) {
    struct kiln_frame line;
    u32 depth = 0;
    for (; kiln_lines_frame((u32)addresses[i], depth, &line); depth++) print_frame(&line);
    if (depth != 0) continue;
    print("    at ");
    print_hex((u32)addresses[i], 8);
    print(" (runtime)\n");
  }
}

KILN_SMALL_END
