/*
 * The contract between the runtime and a platform: what a platform's native part defines.
 * Nothing here blocks except kiln_platform_idle. All called on the one core.
 */
#ifndef KILN_PLATFORM_H
#define KILN_PLATFORM_H

#include "kiln.h"

/* A variable, zero at first, that is written before kiln_platform_seal only: a platform that can
   makes it read-only then. */
#define KILN_SEALED __attribute__((section(".bss.sealed")))

/* --- defined by the platform --- */

/* Memory for the heap: [start, end) below 4 GiB, 64 KiB aligned, reads as zero. */
struct kiln_memory {
  u64 start;
  u64 end;
};
/* `wanted` bytes if possible (0: the platform's default); the heap may use less. */
struct kiln_memory kiln_platform_heap(u64 wanted);
/* Makes [start, end) of the heap usable / gives its pages back (reads as zero when used again). */
i32 kiln_platform_commit(u64 start, u64 end); /* 0: no memory */
void kiln_platform_release(u64 start, u64 end);

/* Stacks for fibers: an area of `size` bytes with a guard below where the platform can; 0 if none. */
char *kiln_platform_stack(u64 size);
void kiln_platform_stack_free(char *low, u64 size);
/* Bytes of a fiber's stack where nobody says; where not defined, 512 KiB. */
u64 kiln_platform_stack_usual(void) __attribute__((weak));

void kiln_platform_write(const u8 *bytes, u64 length); /* console */
/* Standard error and the runtime's own messages; where not defined, the console. */
void kiln_platform_write_error(const u8 *bytes, u64 length);
/* Standard error, for platforms that tell it from standard output; the others need not define it. */
void kiln_platform_write_error(const u8 *bytes, u64 length);
/* Moves bytes that came in on the console, at most `length`; 0: none yet, -1: no more will come.
   A platform without input need not define it. */
i64 kiln_platform_read(u8 *bytes, u64 length);
u64 kiln_platform_monotonic(void);                      /* nanoseconds since some fixed moment */
u64 kiln_platform_wall(void);                           /* nanoseconds since 1970-01-01T00:00Z */
i32 kiln_platform_entropy(u8 *bytes, u64 length);       /* 0: the machine has no entropy source */
/* Waits until a device or timer event, at most until the monotonic `deadline` (0: no deadline). */
void kiln_platform_idle(u64 deadline);
/* Starts or stops a tick of at most 10 ms that sets kiln_core.poll. */
void kiln_platform_tick(i32 on);
/* Defined where nothing interrupts: kiln_core.poll then stays raised while there is a tick, and each
   poll asks whether its time has come. Costs little. */
i32 kiln_platform_ticked(void) __attribute__((weak));
/* Everything that the image needs is open; called once, before the app or the main class runs. A
   platform that can gives up what is not needed any more; the others need not define it. */
void kiln_platform_seal(void);
_Noreturn void kiln_platform_exit(i32 status);
_Noreturn void kiln_platform_abort(void);               /* after a fatal message; status 134 */

/* --- defined by the runtime --- */

/* For platforms whose stacks lie within the heap's range: the heap keeps below `end` from now on, of
   what it has not used yet. 0 if it has grown beyond, or needs the rest itself. */
i32 kiln_heap_shrink(u64 end);

/* Called by the platform once, on the boot stack [stack_low, stack_high): starts the image.
   argv[0] names the image and is not given to Java; --kiln-... words are the runtime's. */
_Noreturn void kiln_start(i32 argc, const char *const *argv, char *stack_low, char *stack_high);
/* Prints the message, registers' story where given, fibers and heap state, and aborts. */
_Noreturn void kiln_fatal(const char *message);
/* The platform's page-fault or signal handler tells the address that faulted and the code's. */
_Noreturn void kiln_fault(const char *what, u64 address, u64 instruction);
/* The same with all registers, so that the message has the stack's story. */
struct kiln_registers {
  u64 rax, rbx, rcx, rdx, rsi, rdi, rbp, rsp, r8, r9, r10, r11, r12, r13, r14, r15, rip, rflags;
};
_Noreturn void kiln_fault_registers(const char *what, u64 address,
                                    const struct kiln_registers *registers);

#endif
