/*
 * The contract between compiled Java and the runtime.
 *
 * Compiled Java is C made by the linker, one unit per class. A reference is a 64-bit pointer in C
 * locals and a 32-bit absolute address (`ref`) in the heap, in statics and in literals: heap,
 * statics, literals, code and class structures all lie below 4 GiB. Objects do not move.
 *
 * Exceptions: one pending exception word, `kiln_core.exc`. A method without handlers is not returned
 * to while the word is set: who throws unwinds to the next function that has handlers, or is written
 * by hand; there the call returns 0 with the word set (unwind.c). Natives of Java methods return with
 * it set, and their callers look.
 *
 * One core: fibers switch only inside runtime functions (kiln_poll, monitors, park, sleep, device
 * waits), never between two instructions of compiled code, so that a plain load, compare and store
 * is atomic for Java.
 */
#ifndef KILN_H
#define KILN_H

#include <stddef.h>
#include <stdint.h>

typedef int8_t i8;
typedef int16_t i16;
typedef int32_t i32;
typedef int64_t i64;
typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef uint32_t ref; /* low 32 bits of an address; 0 is null */

#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define KILN_COLD __attribute__((cold)) /* hardly ever called: what leads there lies aside */

/* Before a function's definition: it does not look for exceptions after its calls, or it does. The
   linker gives such functions their place by the registers that they save. Functions written by hand
   have neither: unwinding ends at them. One that looks must stay a function of its own. */
#define KILN_PASSES(symbol) __attribute__((section(".text.pass." symbol)))
#define KILN_LOOKS(symbol) __attribute__((section(".text.look." symbol), noinline))

/* Around functions that run once, or at the end: they are small before they are fast. What runs
   with each interrupt, page or reading of a clock stands outside. */
#if defined(__clang__)
#define KILN_SMALL_BEGIN \
  _Pragma("clang attribute push(__attribute__((minsize)), apply_to = function)")
#define KILN_SMALL_END _Pragma("clang attribute pop")
#else
#define KILN_SMALL_BEGIN _Pragma("GCC push_options") _Pragma("GCC optimize(\"Os\")")
#define KILN_SMALL_END _Pragma("GCC pop_options")
#endif

/* Every object starts with this. `bits` belongs to the runtime (identity hash, monitor); 0 when new. */
typedef struct Object {
  ref class_;
  u32 bits;
} Object;

/* Arrays: the length, then the elements at offset 12 (elements of up to 4 bytes) or 16 (8 bytes). */
typedef struct Array {
  Object header;
  i32 length;
} Array;

enum kiln_kind {
  KIND_INSTANCE = 0,
  KIND_BOOLEAN_ARRAY = 4, /* 4..11: the type codes of the newarray instruction, JVMS §6.5 */
  KIND_CHAR_ARRAY = 5,
  KIND_FLOAT_ARRAY = 6,
  KIND_DOUBLE_ARRAY = 7,
  KIND_BYTE_ARRAY = 8,
  KIND_SHORT_ARRAY = 9,
  KIND_INT_ARRAY = 10,
  KIND_LONG_ARRAY = 11,
  KIND_REF_ARRAY = 12,
  KIND_INTERFACE = 13,
  KIND_PRIMITIVE = 14
};

enum kiln_state {
  STATE_UNINITIALIZED = 0,
  STATE_RUNNING = 1, /* by the fiber `initializer` */
  STATE_INITIALIZED = 2,
  STATE_FAILED = 3
};

/* What the collector has to know about a class beyond its references (java.lang.ref). */
enum kiln_special { SPECIAL_NONE = 0, SPECIAL_SOFT = 1, SPECIAL_WEAK = 2, SPECIAL_PHANTOM = 3 };

/*
 * A class: at the same time the java.lang.Class object (so getClass() is a load). The Java fields
 * of java.lang.Class follow at KILN_CLASS_FIELDS, then the dispatch table (u32 code addresses).
 * Written by the linker as data; the runtime writes `bits`, `state`, `initializer` and Java fields.
 */
typedef struct Class {
  Object header;
  u32 number;      /* numbering of the class tree: subclasses are number..last */
  u32 last;
  u32 size;        /* bytes of an instance, header included, rounded up to 8; 0 for arrays */
  u8 kind;         /* enum kiln_kind */
  u8 shift;        /* arrays: log2 of the element's size */
  u8 state;        /* enum kiln_state */
  u8 special;      /* enum kiln_special */
  u32 modifiers;   /* as Class.getModifiers, and the KILN_ bits below */
  ref super;       /* the super class, 0 for Object, interfaces and primitives */
  ref component;   /* arrays: class of the elements */
  ref array;       /* class of arrays of this, 0 if the image has none */
  u32 references;  /* address of u16 count, then u16 offsets of reference fields (inherited included;
                      `referent` of java.lang.ref.Reference left out) */
  u32 interfaces;  /* address of u32 count, then refs of all super interfaces, transitively */
  u32 tests;       /* address of the bit set for tests against interfaces */
  u32 clinit;      /* address of void clinit(void), or 0 */
  u32 name;        /* address of the name as Class.getName gives it, UTF-8, zero-terminated */
  u32 initializer; /* number of the fiber that runs clinit, while STATE_RUNNING */
  u32 values;      /* enums: address of Object *values(void), 0 where nothing asks for it */
} Class;

/* In `modifiers`, beyond Java's: the interface declares a default method, so that a class
   initializes it with itself (JVMS §5.5 step 7; `interfaces` is in the order of that step). */
#define KILN_HAS_DEFAULT 0x10000000u
#define KILN_SELF_COMPARABLE 0x08000000u /* implements Comparable of itself, directly */
#define KILN_IS_RECORD 0x20000000u /* Class.isRecord */
#define KILN_IS_HIDDEN 0x40000000u /* Class.isHidden: a lambda's class */

#define KILN_CLASS_FIELDS 68
_Static_assert(sizeof(Class) == KILN_CLASS_FIELDS, "java.lang.Class's Java fields start here");

/* Allocation: size classes; a run of free, zeroed cells each. */
#define KILN_SMALL_MAX 2048
#define KILN_SIZE_CLASSES 32

/* 16, 24, ... 128 by 8; then four steps for each doubling. Constant for a constant size. */
static inline __attribute__((always_inline)) u32 kiln_size_class(u32 size) {
  if (size <= 128) return size <= 16 ? 0 : (size + 7) / 8 - 2;
  u32 exponent = 31 - (u32)__builtin_clz(size - 1); /* 2^exponent <= size-1 */
  return 15 + (exponent - 7) * 4 + (((size - 1) >> (exponent - 2)) & 3);
}

/* Bytes of a cell of that size class. */
static inline u32 kiln_cell_size(u32 size_class) {
  if (size_class < 15) return 16 + size_class * 8;
  u32 exponent = 7 + (size_class - 15) / 4;
  return (4 + (size_class - 15) % 4 + 1) << (exponent - 2);
}

struct Run {
  u64 cursor; /* next free cell */
  u64 limit;  /* end of the run */
};

struct Fiber;

/* State of the one core. More cores would have one each. */
struct Core {
  Object *exc;       /* the pending exception */
  char *stack_limit; /* a function whose frame is below this throws StackOverflowError */
  volatile u32 poll; /* not 0: loops call kiln_poll at their back edges */
  struct Fiber *fiber;
  u64 allocated;     /* bytes handed out in runs and big objects since the start */
  struct Run runs[KILN_SIZE_CLASSES];
};
extern struct Core kiln_core;

/* An address as a pointer. */
#define AT(type, address) ((type *)(uintptr_t)(address))
#define CLASS_OF(object) AT(Class, (object)->class_)

/* --- called by compiled code; defined by the runtime --- */

/* The running function is left with the pending exception, or with this one. Of functions with
   KILN_PASSES or KILN_LOOKS only. */
_Noreturn KILN_COLD void kiln_unwind(void);
_Noreturn KILN_COLD void kiln_raise(Object *exception);

/* Allocation; to callers that look, null with the exception pending. May collect. */
/* New zeroed instance of `size` bytes, or OutOfMemoryError. */
Object *kiln_allocate_slow(const Class *c, u32 size);
/* The same, for code that is small before it is fast. */
Object *kiln_new_object(const Class *c, u32 size);
/* New zeroed array, or NegativeArraySizeException or OutOfMemoryError. */
Object *kiln_new_array(const Class *array_class, i32 length);
/* multianewarray: `lengths[0]` is the outermost. */
Object *kiln_new_multi_array(const Class *array_class, u32 dimensions, const i32 *lengths);

static inline __attribute__((always_inline)) Object *kiln_allocate(const Class *c, u32 size) {
  if (size > KILN_SMALL_MAX) return kiln_allocate_slow(c, size);
  u32 sc = kiln_size_class(size);
  u64 at = kiln_core.runs[sc].cursor;
  if (UNLIKELY(at >= kiln_core.runs[sc].limit)) return kiln_allocate_slow(c, size);
  kiln_core.runs[sc].cursor = at + kiln_cell_size(sc);
  Object *o = (Object *)at;
  o->class_ = (ref)(uintptr_t)c;
  return o;
}

/* Initializes a class (JVMS §5.5), or leaves with the exception that stopped it. */
KILN_COLD void kiln_initialize(Class *c);

/* Monitors; enter and exit of a null object are checked by the caller.
   exit throws IllegalMonitorStateException. */
void kiln_monitor_enter(Object *o);
void kiln_monitor_exit(Object *o);

/* Lets other fibers run, raises asynchronous work; called where kiln_core.poll is not 0. */
void kiln_poll(void);
/* Thread.yield and onSpinWait: others first, if there are any. */
void kiln_yield(void);
/* Makes `thread` the Thread of the running fiber: Boot does so for main, before its constructor. */
void kiln_fiber_adopt(Object *thread);
/* For a device's blocking call: waits until some device or the monotonic deadline (0: none) may
   have something new; the caller looks, and waits again if it is not for it. */
void kiln_wait_device(u64 deadline);

/* The prologue's way to StackOverflowError: opens the reserve below the limit while it is made. */
KILN_COLD void kiln_stack_overflow(void);

/* Is `object` (not null) an instance of `c`? For interfaces without a test bit, and arrays. */
i32 kiln_instance_of(const Object *object, const Class *c);
/* Can a value of class `from` be stored where `to` is wanted (Class.isAssignableFrom)? */
i32 kiln_assignable(const Class *from, const Class *to);

/* --- defined by Java: static methods of kiln.runtime.Throw, called by the runtime and by compiled
   code. Each returns with the exception pending. --- */
KILN_COLD void kiln_throw_null_pointer(void);
KILN_COLD void kiln_throw_array_index(i32 index, i32 length);
KILN_COLD void kiln_throw_arithmetic(void);
KILN_COLD void kiln_throw_class_cast(Object *object, Class *to);
KILN_COLD void kiln_throw_array_store(Object *value);
KILN_COLD void kiln_throw_negative_size(i32 size);
KILN_COLD void kiln_throw_stack_overflow(void); /* compiled code calls kiln_stack_overflow instead */
KILN_COLD void kiln_throw_out_of_memory(void);     /* allocates little: it is made from a reserve */
/* The same for a length that HotSpot never has. */
KILN_COLD void kiln_throw_array_limit(void) __attribute__((weak));
KILN_COLD void kiln_throw_illegal_monitor(void);   /* "current thread is not owner" */
KILN_COLD void kiln_throw_illegal_argument(Object *message);
KILN_COLD void kiln_throw_interrupted(void);
KILN_COLD void kiln_throw_sleep_interrupted(void); /* InterruptedException: "sleep interrupted" */
KILN_COLD void kiln_throw_abstract_method(void);   /* AbstractMethodError */
KILN_COLD void kiln_throw_in_initializer(Object *cause); /* ExceptionInInitializerError, or it */
/* Kept as the cause of the next error that names the class. */
KILN_COLD void kiln_initializer_failed(Class *c, Object *cause);
KILN_COLD void kiln_throw_no_class(Class *c);      /* NoClassDefFoundError: Could not initialize class X */
KILN_COLD void kiln_throw_unsupported(Object *message); /* UnsupportedOperationException */

/* As HotSpot words them: the message is complete, or null. */
KILN_COLD void kiln_throw_null_pointer_message(Object *message);
KILN_COLD void kiln_throw_array_index_message(Object *message);
KILN_COLD void kiln_throw_array_store_message(Object *message);
KILN_COLD void kiln_throw_clone_not_supported(Object *class_name);
KILN_COLD void kiln_throw_instantiation(Object *class_name);

/* A new java.lang.String of the zero-terminated UTF-8 text; null with an exception pending. */
Object *kiln_string(const char *utf8);

/* --- defined by the linker in the image --- */
extern const ref kiln_classes[]; /* all classes of the image, null-terminated */
/* Sections of the linker script. .kiln.statics: static reference fields. .kiln.objects: objects laid
   out as data whose reference fields may be written, each 8-byte aligned; all of them are roots.
   .kiln.literals: addresses of the string literals, which String.intern must find. */
extern ref kiln_statics_start[], kiln_statics_end[];
extern u64 kiln_objects_start[], kiln_objects_end[];
extern const ref kiln_literals_start[], kiln_literals_end[];
extern const u32 kiln_throwable_backtrace; /* offset of Throwable.backtrace (an int[] or null) */
extern const u32 kiln_reference_referent, kiln_reference_next, kiln_reference_queue,
    kiln_reference_discovered; /* offsets of java.lang.ref.Reference's fields; 0 where pruned */
extern const u32 kiln_thread_field_eetop; /* offset of Thread.eetop (i64, address of the fiber) */
/* More offsets the runtime uses where they are there; each is 0 (a weak definition of the runtime)
   unless the linker defines it. A class with `special` keeps all four fields of Reference. */
extern const u32 kiln_thread_field_name, kiln_thread_field_interrupted, kiln_thread_field_status,
    kiln_thread_field_daemon, kiln_thread_field_stack_size; /* threadStatus, stackSize */
extern const u32 kiln_string_value, kiln_string_coder;
extern const u32 kiln_throwable_message;                    /* Throwable.detailMessage */
extern const u32 kiln_element_class, kiln_element_method, kiln_element_file, kiln_element_line,
    kiln_element_module, kiln_element_format;               /* of StackTraceElement */
extern const u32 kiln_class_field_name;                     /* Class.name */
extern Class kiln_class_int_array;  /* int[] */
extern Class kiln_class_object_array; /* Object[] */

/* The Java entry: runs kiln.runtime.Boot.main(String[]) and never throws; gives the exit status. */
i32 kiln_java_main(Object *arguments);
/* Runs Thread.run of a started thread and its exit bookkeeping; never throws. */
void kiln_java_thread(Object *thread) __attribute__((weak)); /* absent without Thread.start */

/* --- the line table, made after the first link (see lines.c) --- */
struct kiln_frame {
  const char *class_name;  /* dotted, UTF-8 */
  const char *method_name;
  const char *file_name;   /* null if unknown */
  i32 line;                /* 0 if unknown */
};
/* The `depth`-th (0 innermost inlined) Java frame of the code that returns to `address`; 0 if none. */
i32 kiln_lines_frame(u32 address, u32 depth, struct kiln_frame *frame);

/* What the NullPointerException says whose throw returns to an address (JEP 358). */
struct kiln_null {
  u32 action; /* NullMessage.Action of sdk-link: INVOKE, READ, ASSIGN, LOAD, STORE, OTHER */
  u32 cause;  /* NullMessage.Cause: UNKNOWN, VALUE, RESULT */
  const char *operand;
  const char *expression; /* not for UNKNOWN */
};
i32 kiln_lines_null(u32 address, struct kiln_null *message); /* 0: there is none */

#endif
