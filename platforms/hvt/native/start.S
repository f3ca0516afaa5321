/*
 * The entry of an image under solo5-hvt: 64-bit mode, ring 0, interrupts off, the address of the boot
 * info in RDI, the stack at the end of memory. The image itself runs in ring 3, where it can change
 * neither tables nor control registers.
 */
#define FLAGS 0x2             /* reserved bit; interrupts stay off */
#define USER_CODE 0x2b        /* see descriptors.c */
#define USER_DATA 0x33
#define MXCSR_DEFAULT 0x1f80  /* all exceptions masked, round to nearest: SDM 1 §10.2.3 */

        .section .text.start, "ax", @progbits
        .globl  _start
_start:
        cli
        cld
        and     $-16, %rsp
        xor     %ebp, %ebp            /* the end of every chain of frames */
        call    hvt_start
        ud2

/* void enter_user(void): returns in ring 3, on the same stack. */
        .globl  enter_user
enter_user:
        pop     %rdx
        mov     %rsp, %rcx
        push    $USER_DATA
        push    %rcx
        push    $FLAGS
        push    $USER_CODE
        push    $in_user
        iretq
in_user:
        fninit
        push    $MXCSR_DEFAULT
        ldmxcsr (%rsp)
        add     $8, %rsp
        jmp     *%rdx

/* void guard_call(u64 page): the invalid instruction leads to ring 0, which knows it by its address. */
        .globl  guard_call
guard_call:
        ud2
        ret

        .section .note.GNU-stack, "", @progbits
