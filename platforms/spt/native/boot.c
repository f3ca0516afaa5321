/* The hand-over of solo5-spt, and the end. */
#include "spt.h"

/* struct spt_boot_info */
struct boot_info {
  u64 memory; /* bytes from address 0 on */
  u64 image_end;
  const char *line;
  const struct manifest *manifest;
  i32 epoll_file, timer_file;
};
_Static_assert(sizeof(struct boot_info) == 40, "struct spt_boot_info");

#define ABORTED 255 /* what a tender's user takes for an abort */

u32 epoll_file, timer_file;

_Noreturn void spt_start(const struct boot_info *info) {
  epoll_file = (u32)info->epoll_file;
  timer_file = (u32)info->timer_file;
  solo5_launch(info->memory & -(u64)PAGE, info->line, info->manifest);
}

/* Rights of pages are the tender's; compiled code checks the end of its stack itself. */
void solo5_guard(u64 page) { (void)page; }

_Noreturn void kiln_platform_exit(i32 status) {
  for (;;) call4(SYS_EXIT_GROUP, (u32)status & 255, 0, 0, 0);
}

_Noreturn void kiln_platform_abort(void) { kiln_platform_exit(ABORTED); }
