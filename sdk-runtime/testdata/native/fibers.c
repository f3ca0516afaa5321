/*
 * Threads, monitors, waits, parks, sleeps and interrupts. Run as it is and under many seeds, with
 * forced polls and collections at every allocation: the results must be the same.
 */
#include "java.h"

void kiln_java_lang_Thread_interrupt0(Object *self);
i32 kiln_java_lang_Object_hashCode(Object *self);

#define MILLI 1000000ull

static ref lock_slot __attribute__((section(".kiln.statics")));
static volatile u32 counter, flag, order;

static Object *lock(void) { return OBJECT(lock_slot); }

/* What compiled loops do at their back edges. */
static void loop_edge(void) {
  if (UNLIKELY(kiln_core.poll != 0)) kiln_poll();
}

/* --- monitors exclude, also with recursion, hashes and polls inside --- */

static void add_many(Thread *self) {
  for (u32 i = 0; i < self->argument; i++) {
    kiln_monitor_enter(lock());
    kiln_monitor_enter(lock());
    u32 seen = counter;
    loop_edge();
    new_node();
    if (i % 7 == 0) kiln_yield();
    counter = seen + 1;
    kiln_monitor_exit(lock());
    kiln_monitor_exit(lock());
    loop_edge();
  }
}

static void monitors_exclude(u32 hashed) {
  enum { THREADS = 10, TIMES = 200 };
  Thread *threads[THREADS];
  lock_slot = REF(new_node());
  i32 hash = hashed ? kiln_java_lang_Object_hashCode(lock()) : 0;
  counter = 0;
  for (u32 i = 0; i < THREADS; i++) start(threads[i] = new_thread(add_many, TIMES));
  for (u32 i = 0; i < THREADS; i++) join(threads[i]);
  check(counter == THREADS * TIMES, "a monitor excludes");
  if (hashed) check(hash == kiln_java_lang_Object_hashCode(lock()), "a hash stays through locks");
  check((lock()->bits & 3) == (hashed ? 2 : 0), "the header is as before");
  kiln_monitor_exit(lock());
  check(text_equal(caught(), "illegal monitor"), "an exit without an enter is refused");
}

static void deep_recursion(void) {
  lock_slot = REF(new_node());
  for (u32 i = 0; i < 1000; i++) kiln_monitor_enter(lock());
  i32 hash = kiln_java_lang_Object_hashCode(lock());
  for (u32 i = 0; i < 1000; i++) {
    check(monitor_held(lock()), "it is held until the last exit");
    kiln_monitor_exit(lock());
  }
  check(!monitor_held(lock()), "and not after it");
  check(hash == kiln_java_lang_Object_hashCode(lock()), "a hash taken under a lock stays");
}

/* --- wait and notify: a bounded buffer --- */

static u32 buffer[4], filled, taken_sum;

static void produce(Thread *self) {
  for (u32 i = 1; i <= self->argument; i++) {
    kiln_monitor_enter(lock());
    while (filled == COUNT(buffer)) monitor_wait(lock(), i % 3 == 0 ? 5 : 0);
    buffer[filled++] = i;
    monitor_notify(lock(), 1);
    kiln_monitor_exit(lock());
    loop_edge();
  }
}

static void consume(Thread *self) {
  for (u32 i = 1; i <= self->argument; i++) {
    kiln_monitor_enter(lock());
    while (filled == 0) monitor_wait(lock(), i % 5 == 0 ? 3 : 0);
    taken_sum += buffer[--filled];
    monitor_notify(lock(), 1);
    kiln_monitor_exit(lock());
    loop_edge();
  }
}

static void producers_and_consumers(void) {
  enum { PAIRS = 4, TIMES = 300 };
  Thread *threads[2 * PAIRS];
  lock_slot = REF(new_node());
  taken_sum = 0;
  for (u32 i = 0; i < 2 * PAIRS; i++) {
    start(threads[i] = new_thread(i % 2 ? produce : consume, TIMES));
  }
  for (u32 i = 0; i < 2 * PAIRS; i++) join(threads[i]);
  check(taken_sum == PAIRS * TIMES * (TIMES + 1) / 2, "everything produced is consumed once");
}

/* --- a notify is not spent on a waiter that has timed out --- */

static void wait_short(Thread *self) {
  kiln_monitor_enter(lock());
  monitor_wait(lock(), (i64)self->argument);
  counter++;
  kiln_monitor_exit(lock());
}

static void notify_skips_timed_out(void) {
  lock_slot = REF(new_node());
  counter = 0;
  Thread *brief = new_thread(wait_short, 5), *patient = new_thread(wait_short, 0);
  start(brief);
  kiln_yield();
  while (brief->status != 417) kiln_yield();
  start(patient);
  while (patient->status != 401) kiln_yield();
  kiln_monitor_enter(lock());
  u64 end = now() + 8 * MILLI;
  while (now() < end) loop_edge(); /* the brief one times out while we hold the monitor */
  while (brief->status == 417) kiln_yield();
  monitor_notify(lock(), 0);
  kiln_monitor_exit(lock());
  join(patient);
  join(brief);
  check(counter == 2, "both came back");
}

/* --- interrupts --- */

static const char *seen_kind;

static void wait_for_ever(Thread *self) {
  kiln_monitor_enter(lock());
  monitor_wait(lock(), 0);
  seen_kind = caught();
  check(!self->interrupted, "the exception takes the interrupt");
  kiln_monitor_exit(lock());
}

static void sleep_for_ever(Thread *self) {
  sleep_millis(INT64_MAX);
  seen_kind = caught();
  check(!self->interrupted, "the exception takes the interrupt");
}

static void park_for_ever(Thread *self) {
  kiln_park(0, 0);
  seen_kind = self->interrupted ? "parked and interrupted" : "not interrupted";
}

static void interrupt_in(void (*run)(Thread *), i32 status, const char *kind) {
  lock_slot = REF(new_node());
  Thread *thread = new_thread(run, 0);
  start(thread);
  while (thread->status != status) kiln_yield();
  thread->interrupted = 1;
  kiln_java_lang_Thread_interrupt0(&thread->header);
  join(thread);
  check(text_equal(seen_kind, kind), kind);
}

/* --- park has one permit --- */

static void ping(Thread *self) {
  Thread *other = AT(Thread, self->argument);
  for (u32 i = 0; i < 1000; i++) {
    while (flag != 1) kiln_park(0, 0);
    flag = 0;
    if (other->eetop != 0) unpark(AT(Fiber, other->eetop));
  }
}

static void parks(void) {
  unpark(kiln_core.fiber);
  unpark(kiln_core.fiber);
  kiln_park(0, 0);
  u64 before = now();
  kiln_park(0, 3 * MILLI);
  check(now() - before >= 3 * MILLI, "two permits are one, and a park ends at its deadline");
  before = now();
  kiln_park(1, (i64)(kiln_platform_wall() / MILLI) + 5);
  check(now() - before >= 3 * MILLI && now() - before < 900 * MILLI, "an absolute deadline");
  Thread *self = new_thread(ping, 0);
  kiln_fiber_adopt(&self->header);
  Thread *other = new_thread(ping, REF(self));
  flag = 0;
  start(other);
  for (u32 i = 0; i < 1000; i++) {
    flag = 1;
    if (other->eetop != 0) unpark(AT(Fiber, other->eetop));
    while (flag != 0) kiln_park(0, 0);
  }
  join(other);
}

/* --- sleeps end in their order --- */

static void sleep_a_while(Thread *self) {
  sleep_millis((i64)self->argument);
  check(options.seed != 0 || order <= self->argument, "sleepers wake in the order of their deadlines");
  order = (u32)self->argument;
}

static void sleeps_in_order(void) {
  enum { THREADS = 20 };
  Thread *threads[THREADS];
  order = 0;
  for (u32 i = 0; i < THREADS; i++) {
    start(threads[i] = new_thread(sleep_a_while, (i * 7 % THREADS + 1) * 10));
  }
  for (u32 i = 0; i < THREADS; i++) join(threads[i]);
}

/* --- a spin ends, a computing fiber gives way within 10 ms --- */

static u64 longest_gap;

static void watch(Thread *self) {
  (void)self;
  u64 last = now();
  for (u32 i = 0; i < 20; i++) {
    sleep_millis(1);
    u64 gap = now() - last;
    if (gap > longest_gap) longest_gap = gap;
    last = now();
  }
  flag = 1;
}

static void spin_ends(void) {
  flag = 0;
  Thread *watcher = new_thread(watch, 0);
  start(watcher);
  while (!flag) loop_edge();
  join(watcher);
}

/* --- class initialization by two threads --- */

static Class lazy = {.kind = KIND_INSTANCE, .size = 8};

static void initialize_lazy(void) {
  check(lazy.state == STATE_RUNNING, "the state is running");
  kiln_initialize(&lazy); /* recursive: returns at once */
  sleep_millis(5);
  counter++;
}

static void use_lazy(Thread *self) {
  (void)self;
  if (lazy.state != STATE_INITIALIZED) kiln_initialize(&lazy);
  check(lazy.state == STATE_INITIALIZED && counter == 1, "others wait for the initializer");
}

static void fail_lazy(void) { kiln_throw_null_pointer(); }

static void initializes_once(void) {
  Thread *threads[5];
  lazy.clinit = REF(initialize_lazy);
  counter = 0;
  for (u32 i = 0; i < 5; i++) start(threads[i] = new_thread(use_lazy, 0));
  for (u32 i = 0; i < 5; i++) join(threads[i]);
  lazy.state = STATE_UNINITIALIZED;
  lazy.clinit = REF(fail_lazy);
  kiln_initialize(&lazy);
  check(text_equal(caught(), "in initializer"), "a failure is an ExceptionInInitializerError");
  kiln_initialize(&lazy);
  check(text_equal(caught(), "no class"), "and later a NoClassDefFoundError");
}

/* --- stack overflow is exact --- */

static u32 depth;

static __attribute__((noinline)) u32 recurse(u32 n) {
  if ((char *)__builtin_frame_address(0) < kiln_core.stack_limit) {
    kiln_stack_overflow();
    return 0;
  }
  depth = n;
  u32 result = recurse(n + 1);
  __asm__ volatile("" : "+r"(result));
  return result + 1;
}

static void overflow(Thread *self) {
  (void)self;
  recurse(0);
  check(text_equal(caught(), "stack overflow"), "a deep recursion overflows");
  check(depth > 2000, "after using most of the stack");
  check(kiln_core.stack_limit == fiber_limit(kiln_core.fiber), "and the limit is as before");
}

static void overflows(void) {
  overflow(0);
  Thread *thread = new_thread(overflow, 0);
  start(thread);
  join(thread);
}

i32 test_main(void) {
  monitors_exclude(0);
  monitors_exclude(1);
  deep_recursion();
  producers_and_consumers();
  notify_skips_timed_out();
  interrupt_in(wait_for_ever, 401, "interrupted");
  interrupt_in(sleep_for_ever, 225, "sleep interrupted");
  interrupt_in(park_for_ever, 657, "parked and interrupted");
  parks();
  sleeps_in_order();
  spin_ends();
  initializes_once();
  overflows();
  print("threads hold\n");
  return 0;
}
