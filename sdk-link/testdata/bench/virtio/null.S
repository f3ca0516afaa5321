/*
 * A null kernel: what any machine needs before the first instruction of an image, and nothing else.
 * One byte to the serial port, then QEMU's exit device. Entered by PVH, in 32-bit mode.
 */
  .section .note.Xen, "a", @note
  .balign 4
  .long 4
  .long 4
  .long 18                    /* XEN_ELFNOTE_PHYS32_ENTRY */
  .asciz "Xen"
  .long start

  .section .text, "ax"
  .code32
  .globl start
start:
  mov $0x3f8, %edx
  mov $'.', %al
  out %al, (%dx)
  mov $0x501, %edx
  mov $1, %eax                /* status 0, as poweroff.c has it */
  out %al, (%dx)
forever:
  hlt
  jmp forever
