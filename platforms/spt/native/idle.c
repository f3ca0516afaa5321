/*
 * Waiting, by the tender's epoll file, in which are its timer and the network devices. The timer
 * cannot be read, so it stays ready until it is set again, to another time or to none.
 */
#include "spt.h"

#define TFD_TIMER_ABSTIME 1
#define TIMER 0xfffffffeull /* what the tender has noted for it */
#define FOR_EVER ~0ull

struct __attribute__((packed)) event {
  u32 events;
  u64 data; /* a device's handle */
};

static u8 timer_set;

static void set_timer(u64 deadline) {
  if (deadline == 0 && !timer_set) return;
  struct { struct timespec interval, value; } timer = {{0, 0}, {0, 0}};
  if (deadline != 0) {
    timer.value.seconds = (i64)(deadline / 1000000000);
    timer.value.nanos = (i64)(deadline % 1000000000) | 1; /* two zeros would switch it off */
  }
  timer_set = deadline != 0;
  call4(SYS_TIMERFD_SETTIME, timer_file, TFD_TIMER_ABSTIME, (u64)&timer, 0);
}

u64 solo5_wait(u64 deadline) {
  struct event events[DEVICES_MOST];
  u64 ready = 0;
  set_timer(deadline);
  i64 count = call6(SYS_EPOLL_PWAIT, epoll_file, (u64)events, DEVICES_MOST, FOR_EVER, 0, 0);
  for (i64 i = 0; i < count; i++) {
    if (events[i].data < DEVICES_MOST) ready |= 1ull << events[i].data;
  }
  return ready;
}
