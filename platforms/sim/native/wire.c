/* Messages to and from the simulator, buffered both ways. */
#include "runtime.h"
#include "sim.h"

#define BUFFER (64u << 10)

struct Head {
  u32 kind, length;
};

static u8 out[BUFFER], in[BUFFER];
static u32 out_used, in_next, in_end;
static Listener listeners[TOLD_INPUT + 1];

/* The simulator is gone: nobody is left to tell, but the one who started it. */
static _Noreturn void lost(void) {
  static const char message[] = "kiln: the simulator has closed the connection to this node.\n";
  call3(SYS_WRITE, STDERR, (u64)message, sizeof message - 1);
  call3(SYS_EXIT_GROUP, 1, 0, 0);
  __builtin_unreachable();
}

static void write_all(const u8 *bytes, u64 length) {
  while (length > 0) {
    i64 count = call3(SYS_WRITE, STDOUT, (u64)bytes, length);
    if (count == -EINTR) continue;
    if (count <= 0) lost();
    bytes += count;
    length -= (u64)count;
  }
}

void wire_flush(void) {
  write_all(out, out_used);
  out_used = 0;
}

static void put(const void *bytes, u64 length) {
  if (length > BUFFER - out_used) wire_flush();
  if (length > BUFFER) {
    write_all(bytes, length);
    return;
  }
  memcpy(out + out_used, bytes, length);
  out_used += (u32)length;
}

void wire_say(u32 kind, const void *head, u64 head_bytes, const void *rest, u64 rest_bytes) {
  struct Head message = {kind, (u32)(head_bytes + rest_bytes)};
  put(&message, sizeof message);
  put(head, head_bytes);
  put(rest, rest_bytes);
}

void wire_take(void *to, u64 length) {
  u8 *at = to;
  while (length > 0) {
    if (in_next == in_end) {
      i64 count = call3(SYS_READ, STDIN, (u64)in, BUFFER);
      if (count == -EINTR) continue;
      if (count <= 0) lost();
      in_next = 0;
      in_end = (u32)count;
    }
    u64 some = in_end - in_next < length ? in_end - in_next : length;
    memcpy(at, in + in_next, some);
    in_next += (u32)some;
    at += some;
    length -= some;
  }
}

void wire_skip(u64 length) {
  u8 nothing[256];
  for (u64 some; length > 0; length -= some) {
    some = length < sizeof nothing ? length : sizeof nothing;
    wire_take(nothing, some);
  }
}

void wire_listen(u32 kind, Listener listener) { listeners[kind] = listener; }

static void hand_on(const struct Head *head) {
  if (head->kind >= COUNT(listeners) || listeners[head->kind] == 0) {
    kiln_fatal("the simulator sent a message that this node does not expect");
  }
  listeners[head->kind](head->length);
}

u64 wire_turn(void) {
  wire_flush();
  for (;;) {
    struct Head head;
    wire_take(&head, sizeof head);
    if (head.kind != TOLD_RESUME) {
      hand_on(&head);
      continue;
    }
    u64 now;
    wire_take(&now, sizeof now);
    return now;
  }
}

u64 wire_ask(u32 kind, const void *head, u64 head_bytes, const void *rest, u64 rest_bytes,
             void *answer, u64 most) {
  wire_say(kind, head, head_bytes, rest, rest_bytes);
  wire_flush();
  struct Head message;
  wire_take(&message, sizeof message);
  if (message.kind != TOLD_ANSWER || message.length > most) {
    kiln_fatal("the simulator did not answer a question of this node");
  }
  wire_take(answer, message.length);
  return message.length;
}
