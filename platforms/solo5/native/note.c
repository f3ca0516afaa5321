/*
 * The two ELF notes by which a tender knows an image: for which tender it is, and its manifest. The
 * linker scripts give each a segment of its own, since a tender looks at the first note of one only.
 */
#include "solo5.h"
#include "target.h"
#include "wiring.h"

#define ABI_NOTE 0x31494241u      /* "ABI1" */
#define MANIFEST_NOTE 0x3154464du /* "MFT1" */
#define ABI_VERSION 2
#define OWNER "Solo5"

struct note {
  u32 name_bytes, value_bytes, type;
  char name[8];
};
_Static_assert(sizeof(struct note) == 20, "the head of a note");

__attribute__((used, section(".note.solo5.abi"))) static const struct {
  struct note head;
  u32 target, version, reserved[2];
} abi = {{sizeof OWNER, 16, ABI_NOTE, OWNER}, SOLO5_TARGET, ABI_VERSION, {0, 0}};

#define PLUS_ONE(kind, text) +1
#define ENTRY(kind, text) {.name = text, .type = DEVICE_##kind},
#define COUNT (1 KILN_DEVICES(PLUS_ONE))
_Static_assert(COUNT <= DEVICES_MOST, "an image may have 63 devices at most");

__attribute__((used, section(".note.solo5.manifest"))) static const struct {
  struct note head;
  u32 padding; /* counted as part of the value */
  u32 version, count;
  struct device devices[COUNT];
} manifest = {{sizeof OWNER, 12 + COUNT * sizeof(struct device), MANIFEST_NOTE, OWNER},
              0,
              1,
              COUNT,
              {{.type = DEVICE_RESERVED}, KILN_DEVICES(ENTRY)}};
