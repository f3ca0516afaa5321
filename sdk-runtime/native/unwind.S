/*
 * The way up for an exception; unwind.c says how.
 *
 * Also the table of the groups of functions: functions that save the same registers lie together
 * (FrameGroups of sdk-link names their sections), so that one address for each group tells of every
 * function how its frame is laid out.
 */
        .intel_syntax noprefix

/* _Noreturn void kiln_raise(Object *exception) */
        .section .text.kiln_raise, "ax", @progbits
        .globl  kiln_raise
        .type   kiln_raise, @function
kiln_raise:
        mov     [kiln_core], rdi        /* exc */
        /* fall through */
        .size   kiln_raise, . - kiln_raise

/* _Noreturn void kiln_unwind(void) */
        .globl  kiln_unwind
        .type   kiln_unwind, @function
kiln_unwind:
        mov     rax, [rsp]              /* in the function that leaves */
        sub     rsp, 72                 /* struct Registers, and the ABI's alignment at calls */
        mov     [rsp], r15
        mov     [rsp + 8], r14
        mov     [rsp + 16], r13
        mov     [rsp + 24], r12
        mov     [rsp + 32], rbx
        mov     [rsp + 40], rbp
        mov     [rsp + 56], rax
        mov     rdi, rsp
        call    unwind
        mov     r15, [rsp]
        mov     r14, [rsp + 8]
        mov     r13, [rsp + 16]
        mov     r12, [rsp + 24]
        mov     rbx, [rsp + 32]
        mov     rbp, [rsp + 40]
        mov     rcx, [rsp + 56]
        mov     rsp, [rsp + 48]
        xor     eax, eax                /* a function of the runtime that made nothing gives null */
        jmp     rcx
        .size   kiln_unwind, . - kiln_unwind

/* const u32 kiln_frame_groups[65]: where each group begins, and the last one ends. */
        .section .rodata.kiln_frame_groups, "a", @progbits
        .globl  kiln_frame_groups
        .type   kiln_frame_groups, @object
        .balign 4
kiln_frame_groups:
        .irp    tens, 0, 1, 2, 3, 4, 5, 6
        .irp    ones, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
        .if     \tens * 10 + \ones <= 64
        .section .text.frame.\tens\ones, "ax", @progbits
.Lgroup\tens\ones:
        .section .rodata.kiln_frame_groups
        .long   .Lgroup\tens\ones
        .endif
        .endr
        .endr
        .size   kiln_frame_groups, . - kiln_frame_groups

        .section .note.GNU-stack, "", @progbits
