/* The hand-over of solo5-hvt, and the end. */
#include "hvt.h"

/* struct hvt_boot_info; the last three came with Solo5 0.11. */
struct boot_info {
  u64 memory; /* bytes from address 0 on */
  u64 image_end;
  u64 counts_per_second;
  u64 line;
  u64 manifest;
  u32 host_features, guest_features;
  u64 ring;
};
_Static_assert(sizeof(struct boot_info) == 56, "struct hvt_boot_info");

#define RING_IO 1u
#define RING_BYTES 49280
#define ABORTED 255 /* what a tender's user takes for an abort */

struct halt {
  u64 cookie;
  i32 status;
};

/* An older tender has its manifest here, whose version looks like RING_IO; but its first name, which
   is empty, is then no address. */
static u64 ring_of(const struct boot_info *info) {
  u64 ring = info->host_features & RING_IO ? info->ring : 0;
  return ring >= info->memory && ring + RING_BYTES <= FOUR_GIB ? ring : 0;
}

/* A hypercall writes 32 bits, so it needs the three ports behind its own too. */
static void allow_ports(void) {
  for (u16 port = FIRST_PORT; port < LAST_PORT + 4; port++) descriptors_allow_port(port);
  for (u16 port = RING_PORT; port < RING_PORT + 4; port++) descriptors_allow_port(port);
}

static void forbid(void) {
  if (cpuid(0, 0).eax >= 7 && (cpuid(7, 0).ecx >> 2 & 1)) write_cr4(read_cr4() | CR4_UMIP);
}

_Noreturn void hvt_start(const struct boot_info *info) {
  u64 memory = info->memory & -(u64)PAGE;
  if (memory > FOUR_GIB) memory = FOUR_GIB;
  descriptors_start(fault_stack_high, fault_stack_high);
  allow_ports();
  forbid();
  paging_start(memory, ring_of(info));
  enter_user();
  clock_start(info->counts_per_second);
  ring_start(ring_of(info));
  solo5_launch(memory, AT(const char, info->line), AT(const struct manifest, info->manifest));
}

_Noreturn void kiln_platform_exit(i32 status) {
  struct halt argument = {0, status & 255};
  for (;;) hypercall(HALT, &argument);
}

_Noreturn void kiln_platform_abort(void) { kiln_platform_exit(ABORTED); }
