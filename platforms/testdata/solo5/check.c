/* The form of an image: ./check spt|hvt FILE. Says its devices, one a line. */
#include "image.h"

#define FILE_MOST (64ull << 20)

static struct table manifest;

__attribute__((used)) _Noreturn void tender_start(const u64 *stack) {
  require(stack[0] == 3, "give it a platform and a file", "check");
  const char *const *words = (const char *const *)(stack + 1);
  i64 file = call3(SYS_OPEN, words[2], 0, 0);
  require(file >= 0, "cannot be opened", words[2]);
  i64 size = call3(SYS_LSEEK, file, 0, 2);
  i64 bytes = call(SYS_MMAP, 0, FILE_MOST, 1, 2, (u64)file, 0);
  require(size > 0 && (u64)size <= FILE_MOST && bytes > 0, "cannot be read", words[2]);
  u32 target = after(words[1], "hvt") ? 1 : 2;
  image_check(AT(u8, bytes), (u64)size, target, 64ull << 20, &manifest, words[2]);
  for (u32 i = 1; i < manifest.count; i++) {
    const char *kind = manifest.entries[i].type == NET ? "net " : "block ";
    call3(SYS_WRITE, 1, kind, length_of(kind));
    call3(SYS_WRITE, 1, manifest.entries[i].name, length_of(manifest.entries[i].name));
    call3(SYS_WRITE, 1, "\n", 1);
  }
  for (;;) call3(SYS_EXIT_GROUP, 0, 0, 0);
}
