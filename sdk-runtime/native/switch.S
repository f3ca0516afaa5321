/*
 * Changing stacks. A fiber that does not run keeps, from its saved stack pointer on:
 *
 *   r15 r14 r13 r12 rbx rbp  return address
 *
 * The other registers are the caller's business (System V ABI); MXCSR and the x87 control word are
 * the same for all fibers.
 */
        .intel_syntax noprefix
        .section .text.kiln_switch, "ax", @progbits

/* void kiln_switch(u64 *save_sp, u64 load_sp) */
        .globl  kiln_switch
        .type   kiln_switch, @function
kiln_switch:
        push    rbp
        push    rbx
        push    r12
        push    r13
        push    r14
        push    r15
        mov     [rdi], rsp
        mov     rsp, rsi
        pop     r15
        pop     r14
        pop     r13
        pop     r12
        pop     rbx
        pop     rbp
        ret
        .size   kiln_switch, . - kiln_switch

/* Where a new fiber's first switch returns to; its frame pointer of 0 ends stack traces. */
        .globl  kiln_fiber_entry
        .type   kiln_fiber_entry, @function
kiln_fiber_entry:
        xor     ebp, ebp
        call    kiln_fiber_run
        ud2
        .size   kiln_fiber_entry, . - kiln_fiber_entry

/* void kiln_with_registers(void (*function)(u64 stack_pointer)) */
        .globl  kiln_with_registers
        .type   kiln_with_registers, @function
kiln_with_registers:
        push    rbp
        mov     rbp, rsp
        push    rbx
        push    r12
        push    r13
        push    r14
        push    r15
        sub     rsp, 8                  /* the ABI's 16-byte alignment at calls */
        mov     rax, rdi
        mov     rdi, rsp
        call    rax
        add     rsp, 8
        pop     r15
        pop     r14
        pop     r13
        pop     r12
        pop     rbx
        pop     rbp
        ret
        .size   kiln_with_registers, . - kiln_with_registers

        .section .note.GNU-stack, "", @progbits
