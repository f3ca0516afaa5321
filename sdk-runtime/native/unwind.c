/*
 * How an exception leaves a function: without a word of code in those that it only passes.
 *
 * Compiled Java is of two kinds. A function with handlers looks for a pending exception after each
 * of its calls; one without does not, and is never returned to while there is one. So whoever
 * leaves with an exception undoes frame after frame, up to the first function that looks (or is C
 * written by hand), and returns there as the function that it called would have: with the registers
 * that calls preserve, and 0 as the result. The C compiler sees nothing but calls that may not
 * return.
 *
 * All that is needed of a frame is which registers it saved. Frame pointers tell where they lie, in
 * an order that is always the same: below the frame pointer r15, r14, r13, r12, rbx, as many of
 * them as the function uses.
 */
#include "runtime.h"

#define GROUPS 64
#define SAVED 5     /* bits of a group's number: bit n for the n-th of the registers above */
#define LOOKS 32u   /* the groups from this one on look for exceptions */

struct Registers {
  u64 saved[SAVED];
  u64 frame, stack, code; /* rbp, rsp, rip */
};

/* As unwind.S has them. */
_Static_assert(offsetof(struct Core, exc) == 0, "kiln_raise stores the exception there");
_Static_assert(offsetof(struct Registers, frame) == 40 && sizeof(struct Registers) == 64,
               "kiln_unwind saves and loads them there");

extern const u32 kiln_frame_groups[GROUPS + 1];
void unwind(struct Registers *registers); /* of unwind.S alone */

/* The group of the function that a call returns to; GROUPS if it is C written by hand. */
static u32 group_of(u64 return_address) {
  u32 address = (u32)return_address - 1; /* the call may be the last of its function */
  if (address < kiln_frame_groups[0] || address >= kiln_frame_groups[GROUPS]) return GROUPS;
  u32 group = 0;
  for (u32 step = GROUPS / 2; step > 0; step /= 2) {
    group = kiln_frame_groups[group + step] <= address ? group + step : group;
  }
  return group;
}

void unwind(struct Registers *registers) {
  u32 group = group_of(registers->code);
  if (group == GROUPS) kiln_fatal("an exception leaves a function that has no group of frames");
  do {
    const u64 *frame = AT(const u64, registers->frame);
    const u64 *at = frame;
    for (u32 i = 0; i < SAVED; i++) { /* without a branch: no two frames are alike */
      u32 is_saved = group >> i & 1;
      at -= is_saved;
      registers->saved[i] = is_saved ? *at : registers->saved[i];
    }
    registers->frame = frame[0];
    registers->code = frame[1];
    registers->stack = (u64)(frame + 2);
    group = group_of(registers->code);
  } while (group < LOOKS);
}
