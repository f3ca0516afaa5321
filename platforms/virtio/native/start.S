/*
 * The first instructions: from the loader's 32-bit protected mode to 64-bit C.
 *
 * The loader finds `start` by the PVH note and enters it with paging off, flat segments, interrupts
 * off and the physical address of the start info in EBX (Xen docs/misc/pvh.pandoc). Nothing else
 * is promised. Page tables are written here for 0 to 4 GiB, 2 MiB a page, and refined by paging.c.
 */

#define EFER 0xc0000080
#define EFER_LME (1 << 8)
#define EFER_NXE (1 << 11)
#define CR0_WANTED 0x80010033 /* PG, WP, NE, ET, MP, PE: SDM 3 §2.5 */
#define CR4_WANTED 0x620      /* PAE, OSFXSR, OSXMMEXCPT */
#define CPUID_NX 20           /* bits of EDX of leaf 0x80000001 */
#define CPUID_LM 29
#define PAGE_TABLE 0x3        /* present, writable */
#define PAGE_LARGE 0x83       /* present, writable, 2 MiB */
#define MXCSR_DEFAULT 0x1f80  /* all exceptions masked, round to nearest: SDM 1 §10.2.3 */
#define UART 0x3f8
#define UART_THRE 0x20
#define DEBUG_EXIT 0x501

  .section .note.Xen, "a", @note
  .balign 4
  .long 4                     /* bytes of the name */
  .long 4                     /* bytes of the value */
  .long 18                    /* XEN_ELFNOTE_PHYS32_ENTRY */
  .asciz "Xen"
  .long start

  .section .text.start, "ax"
  .code32
  .globl start
start:
  cli
  cld
  rdtsc
  mov %eax, start_ticks
  mov %edx, start_ticks + 4
  mov $boot_stack_high, %esp
  mov %ebx, %ebp              /* cpuid overwrites ebx */

  mov $0x80000000, %eax
  cpuid
  cmp $0x80000001, %eax
  jb no_long_mode
  mov $0x80000001, %eax
  cpuid
  bt $CPUID_LM, %edx
  jnc no_long_mode
  mov %edx, %esi

  mov $tables, %edi           /* pml4, pdpt: all entries 0 */
  xor %eax, %eax
  mov $2048, %ecx
  rep stosl

  mov $PAGE_LARGE, %eax       /* four page directories, 2048 pages of 2 MiB */
  mov $tables_directories, %edi
fill:
  mov %eax, (%edi)
  movl $0, 4(%edi)
  add $8, %edi
  add $0x200000, %eax
  jnc fill

  mov $tables_directories + PAGE_TABLE, %eax
  mov %eax, tables_pdpt
  add $0x1000, %eax
  mov %eax, tables_pdpt + 8
  add $0x1000, %eax
  mov %eax, tables_pdpt + 16
  add $0x1000, %eax
  mov %eax, tables_pdpt + 24
  movl $tables_pdpt + PAGE_TABLE, tables

  mov $CR4_WANTED, %eax
  mov %eax, %cr4
  mov $tables, %eax
  mov %eax, %cr3
  mov $EFER, %ecx
  rdmsr
  or $EFER_LME, %eax
  bt $CPUID_NX, %esi
  jnc without_nx
  or $EFER_NXE, %eax
without_nx:
  wrmsr
  mov $CR0_WANTED, %eax
  mov %eax, %cr0
  lgdt boot_gdt_pointer
  ljmp $8, $start64

/* In: nothing. Says so on the serial line, then ends the machine with a status that is not 0. */
no_long_mode:
  mov $no_long_mode_text, %esi
next:
  mov $UART + 5, %edx
  in (%dx), %al
  test $UART_THRE, %al
  jz next
  lodsb
  test %al, %al
  jz stop
  mov $UART, %edx
  out %al, (%dx)
  jmp next
stop:
  mov $DEBUG_EXIT, %edx
  mov $2, %eax                /* status 1, see poweroff.c */
  out %al, (%dx)
  mov $0xfe, %al              /* else reset through the keyboard controller */
  out %al, $0x64
forever:
  hlt
  jmp forever

  .code64
start64:
  mov $16, %eax
  mov %eax, %ds
  mov %eax, %es
  mov %eax, %ss
  xor %eax, %eax
  mov %eax, %fs
  mov %eax, %gs
  mov $boot_stack_high, %esp
  fninit
  push $MXCSR_DEFAULT
  ldmxcsr (%rsp)
  add $8, %rsp

  mov %ebp, %ebx
  mov $bss_start, %edi        /* both 16-byte aligned: no loader is trusted to have done it */
  mov $bss_end, %ecx
  pxor %xmm0, %xmm0
clear:
  cmp %ecx, %edi
  jae cleared
  movaps %xmm0, (%rdi)
  add $16, %edi
  jmp clear
cleared:

  mov %ebx, %edi
  xor %ebp, %ebp              /* the end of every chain of frames */
  call machine_start
  ud2

/* void stack_call(u64 high, void (*entry)(void)): calls `entry` on another stack, for good. */
  .globl stack_call
stack_call:
  mov %rdi, %rsp
  xor %ebp, %ebp
  call *%rsi
  ud2

  .section .data.start, "aw"
  .balign 8
  .globl start_ticks
start_ticks:                  /* the time stamp counter at the first instruction */
  .quad 0

  .section .rodata.start, "a"
  .balign 8
boot_gdt:                     /* accessed bits set: the processor never writes here */
  .quad 0
  .quad 0x00af9b000000ffff    /* 8: 64-bit code */
  .quad 0x00cf93000000ffff    /* 16: data */
boot_gdt_pointer:
  .word . - boot_gdt - 1
  .long boot_gdt
no_long_mode_text:
  .asciz "kiln: this processor has no 64-bit mode; give the machine another one (QEMU: -cpu max)\n"
