/*
 * Inside the runtime: what its files share, under the name of the file that defines it.
 * Compiled Java sees kiln.h only; a platform sees platform.h only.
 */
#ifndef RUNTIME_H
#define RUNTIME_H

#include "kiln.h"
#include "platform.h"

#define REF(pointer) ((ref)(uintptr_t)(pointer))
#define OBJECT(reference) AT(Object, reference)
#define FIELD(type, object, offset) (*(type *)((char *)(object) + (offset)))
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NANOS_PER_MILLI 1000000ull

/* A frame of its own: one that a throw may come back to, or one whose stack matters. */
#define APART __attribute__((noinline))

typedef struct Fiber Fiber;
typedef struct Monitor Monitor;

#define HEAD 12      /* bytes of an array before its elements */
#define WIDE_HEAD 16 /* before elements of 8 bytes: the next multiple of 8 */

static inline u32 head_of(u32 shift) { return shift == 3 ? WIDE_HEAD : HEAD; }

static inline void *elements(const Array *array, u32 shift) {
  return (char *)array + head_of(shift);
}

/* --- protector.c --- */
void protector_start(void); /* first of all: draws the number that guards the stacks */

/* --- memory.c: what the compiler may call --- */
void *memcpy(void *restrict to, const void *restrict from, size_t count);
void *memmove(void *to, const void *from, size_t count);
void *memset(void *to, int value, size_t count);
int memcmp(const void *a, const void *b, size_t count);
size_t strlen(const char *text);

/* --- print.c: the console, for messages of the runtime itself --- */
void print(const char *text);
void print_bytes(const u8 *bytes, u64 count);
void print_decimal(i64 value);
void print_hex(u64 value, u32 digits);
void print_string(Object *string); /* a java.lang.String, or null */
u32 text_equal(const char *a, const char *b);

/* --- options.c: boot words of the runtime; the rest belongs to Java --- */
struct Options {
  u64 heap;      /* --kiln-heap=16m: most bytes the heap may use; 0: as the platform likes */
  u64 stack;     /* --kiln-stack=512k: bytes of a thread's stack */
  u64 seed;      /* --kiln-seed=7: random scheduling with forced polls; 0: first in, first out */
  u32 gc_stress; /* --kiln-gc-stress: collect at nearly every allocation, poison freed memory;
                    2, --kiln-gc-stress=all: at every one */
  u32 report;    /* --kiln-report: tell at the end what memory was used for */
};
extern struct Options options;
void options_read(i32 argc, const char *const *argv); /* a wrong word ends the image, status 2 */
u32 options_own(const char *word); /* is it one of ours? */

/* --- pages.c: the heap's address range in pages of 4 KiB --- */
#define PAGE 4096ull
#define PAGE_SHIFT 12
#define GRANULE_SHIFT 3            /* one mark bit per 8 bytes */
#define PAGE_GRANULES (PAGE >> GRANULE_SHIFT)
#define BLOCK_PAGES 4              /* pages of a block of cells */
#define BIG_LEAD 64                /* bytes of its first page before a big array's elements */
#define NO_PAGE 0xffffffffu

enum page_kind {
  PAGE_VIRGIN = 0, /* above `top`: never used, reads as zero */
  PAGE_FREE,       /* of a free run; the first page describes it */
  PAGE_CELLS,      /* of a block of cells of one size class */
  PAGE_BIG,        /* first page of a big object */
  PAGE_REST        /* another page of a big object */
};

struct Page {
  u8 kind;       /* enum page_kind */
  u8 size_class; /* of a block */
  u8 position;   /* in a block: its first page is `position` pages before this one;
                    of a big object: bytes from its first page to it */
  u8 zero;       /* a free page: it reads as zero; first page of a block: its free cells do */
  u32 extent;    /* first page of a free run or big object: pages; PAGE_REST: pages back to it */
  u32 next;      /* first page of a free run: next of its bin; of a block: next to be swept */
  u32 swept;     /* first page of a block: granules that the sweep has passed */
};

struct Heap {
  u64 start;          /* first byte, a multiple of PAGE */
  u64 size;           /* most bytes that objects may use */
  u64 top;            /* end of the pages ever used */
  u64 committed;      /* end of what the platform has made usable */
  u64 window;         /* mark bits are set below this address only: top and some room to grow */
  u64 marks_end;      /* no bit of `marks` is set for this address or one above */
  u64 starts_end;     /* the same of `starts` */
  struct Page *pages; /* a descriptor per page */
  u64 *marks;         /* a bit per granule: reached by the collection under way */
  u64 *starts;        /* the marks of the last collection */
  u64 *stack;         /* mark stack */
  u32 stack_limit;    /* entries of it */
  u32 stress;         /* allocations up to the next forced collection; see options.gc_stress */
  u64 reserve;        /* bytes kept for making an OutOfMemoryError, with its trace */
  u8 open_reserve;    /* it is being made */
  u8 grace;           /* one was thrown: who handles it may use half of the reserve */
  u8 in_grace;        /* somebody does */
  u64 live;           /* bytes that the last collection found */
  u64 since;          /* bytes handed out since then */
  u64 kept, kept_at;  /* bytes of pages that rounds needed lately; when that was counted */
  u64 budget;         /* collect when `since` gets here */
  u64 collections;
  u64 free_pages;     /* in free runs below top */
};
extern struct Heap heap;

void pages_start(u64 wanted); /* gets the memory from the platform and lays out the tables */
u32 pages_take(u32 count); /* a run of pages, below the top if possible; NO_PAGE: there is none */
void pages_clear(u32 first, u64 bytes); /* of a run just taken: what does not read as zero yet */
u64 pages_left(void); /* bytes, free or never used */
void pages_forget_free(void); /* empties the bins, before sweep_all gives the runs again */
void pages_give(u32 first, u32 count); /* those that were written must have lost their `zero` */
void pages_release(u64 keep); /* gives written free memory beyond `keep` bytes to the platform */

static inline u32 page_of(u64 address) { return (u32)((address - heap.start) >> PAGE_SHIFT); }
static inline u64 page_address(u32 page) { return heap.start + ((u64)page << PAGE_SHIFT); }
static inline u64 big_address(u32 first) { return page_address(first) + heap.pages[first].position; }
static inline u64 granule_of(u64 address) { return (address - heap.start) >> GRANULE_SHIFT; }
static inline u32 bit_test(const u64 *bits, u64 at) { return bits[at >> 6] >> (at & 63) & 1; }
static inline void bit_set(u64 *bits, u64 at) { bits[at >> 6] |= 1ull << (at & 63); }
u64 bits_next(const u64 *bits, u64 from, u64 end); /* the next one set, or end */

/* --- cells.c: size classes; runs of free cells --- */
void cells_reset(void); /* a collection starts: all runs are given up */
u64 cells_unused(void); /* bytes of the runs that no object has taken yet */
void cells_pend(u32 block, u32 used); /* the sweep may look for free cells in this block */
/* A run of at least one free, zeroed cell; 0 if there is no memory. */
u32 cells_run(u32 size_class, struct Run *run);
/* The runs of stress mode: compiled code must not see them, so that it asks for each object. */
extern struct Run cells_held[KILN_SIZE_CLASSES];

/* --- heap.c --- */
#define HEAP_LEAST_BUDGET (1ull << 20) /* bytes to hand out between two collections, at least */
#define HEAP_KEPT (8ull << 20)         /* bytes of free pages that are not given back, at least */
void heap_start(void);
u64 heap_used(void); /* bytes; an upper bound of what is live; grows by just what is allocated */
Object *array_or_null(const Class *array_class, i32 length); /* length is not negative; no throw */
u32 object_size(const Object *object); /* bytes, not rounded */
void throw_out_of_memory(void (*throw_)(void)); /* with the heap's reserve open */
u64 heap_allocated(void); /* bytes that objects have taken since the start, to the cell */
#define MEMORY_HEAD 24    /* bytes of a block before those asked for */
/* A new block of `size` zeroed bytes that no collection moves or frees; 0 if there is no memory.
   For the tables of the runtime and Unsafe.allocateMemory. May collect. */
void *memory_take(u64 size);
void memory_give(void *block);
u64 memory_size(const void *block);
void memory_mark(void);

/* --- collect.c --- */
void collect(u32 clear_soft); /* a whole collection, now */
void collect_stress(void);    /* at an allocation, under --kiln-gc-stress */
extern u64 collect_longest;   /* nanoseconds of the longest collection; kept for the report */

/* --- mark.c --- */
void mark_start(u32 clear_soft);
void mark_reference(ref reference); /* exact: null, outside the heap, or the start of an object */
void mark_all(void);                /* until everything reachable is marked */
u32 is_marked(ref reference);       /* outside the heap counts as marked */
extern u32 mark_clears_soft;
extern u64 mark_scanned;   /* objects, and pieces of long arrays, that the last collection scanned */
extern u32 mark_overflows; /* how often the mark stack was too small, for tests */

/* --- roots.c --- */
void roots_mark(u64 stack_pointer); /* of the running fiber */
extern u64 roots_stack_bytes;       /* scanned by the last collection */

/* --- references.c: java.lang.ref --- */
void references_start(void);
void references_visit(Object *reference, u32 special);
void references_clear(void); /* after marking */
extern ref references_pending;

/* --- sweep.c --- */
void sweep_all(void);

/* --- intern.c --- */
void intern_sweep(void); /* after marking: drops strings that nothing else holds */

/* --- fiber.c --- */
enum fiber_state {
  FIBER_RUNNING,
  FIBER_READY,
  FIBER_BLOCKED,      /* wants a monitor */
  FIBER_WAITING,      /* in Object.wait */
  FIBER_SLEEPING,
  FIBER_PARKED,
  FIBER_INITIALIZING, /* another fiber initializes the class it needs */
  FIBER_DEVICE,       /* waits for a device or a deadline */
  FIBER_REFERENCES,   /* java.lang.ref's handler: waits for a collection */
  FIBER_JOINING,      /* the first one: waits for the end of all that are no daemons */
  FIBER_ENDED
};

struct FiberQueue {
  Fiber *first;
  Fiber *last;
};

struct Fiber {
  u64 sp;                  /* where its registers are, while it does not run */
  Object *thread;          /* its java.lang.Thread; null before there is one */
  Object *exc;             /* kiln_core.exc, while it does not run */
  char *low;               /* its stack: [low, high) */
  char *high;
  Fiber *next, *previous;  /* in `queue` */
  struct FiberQueue *queue;
  Fiber *next_of_all, *previous_of_all;
  u64 deadline;            /* monotonic nanoseconds, while in the sleep heap */
  u32 sleep_index;         /* its place there, from 1; 0: it is not in it */
  u32 number;              /* from 1; in the header of objects it has locked */
  u8 state;                /* enum fiber_state */
  u8 permit;               /* of LockSupport.unpark */
  u8 timed_out;            /* the deadline woke it */
  u8 daemon;
  u8 interrupted_wait;     /* an interrupt took it out of the wait set */
  u32 recursion;           /* of `monitor`: enters to have when it is handed over */
  Monitor *monitor;        /* BLOCKED and WAITING: the one */
  Class *class_;           /* INITIALIZING: the one */
};

extern Fiber *fibers;       /* all, the newest first */
extern u32 fibers_alive;    /* that are no daemons */
void fiber_start_main(char *low, char *high);
/* A fiber for that thread, ready to run; 0 if there is no memory for its stack. */
Fiber *fiber_new(Object *thread, u64 stack_bytes, u32 daemon);
void fibers_join(void); /* the first fiber waits until only daemons are left */
Fiber *fiber_of(u32 number);
char *fiber_limit(const Fiber *fiber);           /* kiln_core.stack_limit, while it runs */
void fiber_reap(void);                           /* after a switch: frees the one that ended */
void kiln_fiber_run(void);

/* --- queue.c --- */
void queue_add(struct FiberQueue *queue, Fiber *fiber);
void queue_remove(Fiber *fiber); /* from the queue it is in, if any */

/* --- switch.S --- */
void kiln_switch(u64 *save_sp, u64 load_sp);
void kiln_fiber_entry(void);
/* Calls `function` with a stack pointer above which all saved registers lie. */
void kiln_with_registers(void (*function)(u64 stack_pointer));

/* --- schedule.c --- */
void schedule_start(void);
void set_state(Fiber *fiber, u32 state, u32 timed); /* and Thread.threadStatus */
void make_ready(Fiber *fiber);
/* Gives up the core until made ready or past the deadline (0: none). True if it was the deadline. */
u32 block(u32 state, u64 deadline);
void give_way(void); /* others first, then this one again */
_Noreturn void schedule_end(void); /* the running fiber is over: never comes back */
void devices_changed(void); /* all fibers that wait for devices look again */
u64 deadline_after(u64 nanos); /* from now; the end of time at most */
u64 deadline_after_millis(u64 millis);
extern struct FiberQueue ready, device_waiters;

/* --- sleep.c: a heap of deadlines --- */
u32 sleep_reserve(u32 fibers); /* room for so many sleepers; 0: no memory */
void sleep_add(Fiber *fiber);
void sleep_remove(Fiber *fiber);
Fiber *sleep_first(void);

/* --- monitor.c, wait.c --- */
struct Monitor {
  Object *object;            /* null: free */
  Fiber *owner;
  u32 recursion;             /* enters beyond the first */
  u32 hash;                  /* identity hash with its tag, or 0 */
  u32 index;                 /* in the table */
  u32 next_free;
  struct FiberQueue entering; /* the first gets it at the exit */
  struct FiberQueue waiting;  /* Object.wait */
};
Monitor *monitor_of(Object *object);  /* in the side table, or null */
Monitor *monitor_inflate(Object *object);
void monitor_release(Monitor *monitor); /* the owner lets go, whatever its count */
u32 monitor_held(const Object *object); /* by the running fiber */
void monitor_settle(Monitor *monitor); /* back into the header, where nobody needs the monitor */
void monitors_mark(void);
u32 identity_hash(Object *object);
void monitor_wait(Object *object, i64 millis);
void monitor_notify(Object *object, u32 all);
void monitor_rejoin(Fiber *fiber); /* it has been notified, interrupted or timed out */

/* --- park.c --- */
void unpark(Fiber *fiber);
void kiln_park(u32 absolute, i64 time);
void sleep_millis(i64 millis);
u32 interrupted(Fiber *fiber, u32 clear);
void interrupt(Fiber *fiber);

/* --- trace.c --- */
#define TRACE_DEPTH 1024 /* frames that a trace shows at most, as on HotSpot */
/* Walks from `frame`, a frame pointer of that fiber's stack, and notes return addresses, at most
   `most`; null `addresses` only counts. */
u32 trace_walk(const void *frame, const Fiber *fiber, i32 *addresses, u32 most);
const void *trace_frame(const Fiber *fiber); /* where to walk a fiber that does not run */
void trace_print(const void *frame, const Fiber *fiber);
void trace_capture(Object *throwable, const void *frame);

/* The frames of a throwable as Java shows them, innermost first. */
struct Frames {
  Object *throwable;
  const Array *addresses; /* int[], or null */
  u32 at;                 /* next address */
  u32 depth;              /* next frame of those inlined there */
  u32 shown;
  u32 leading;            /* still among the frames that made the throwable */
};
void frames_start(struct Frames *frames, Object *throwable);
u32 frames_next(struct Frames *frames, struct kiln_frame *frame); /* 0 at the end */

/* --- fatal.c --- */
void fibers_print(void);

/* --- report.c --- */
_Noreturn void end(i32 status); /* of the image, in order; with --kiln-report says what it used */

/* --- types.c --- */
const char *class_name(const Class *c);
Class *class_named(const u8 *utf8, u32 length); /* null if the image has none of that name */

/* --- text.c: Java strings as bytes --- */
/* Copies a string as UTF-8 with a zero at the end, cut at `most` bytes; gives the length. */
u32 string_utf8(Object *string, char *to, u32 most);
/* A new string: %s text, %d an i32, %u a u32, %c a class as source names it; null with an exception. */
Object *string_format(const char *format, ...);

#endif
