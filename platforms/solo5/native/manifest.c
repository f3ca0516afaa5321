/*
 * The devices as the tender has attached them, in its copy of the manifest. The tender has checked
 * its form; what Java relies on is checked here again, since a message costs little.
 */
#include "solo5.h"
#include "compiled.h"

static const struct manifest *manifest;

void manifest_start(const struct manifest *given) {
  if (given == 0 || given->version != 1 || given->count == 0 || given->count > DEVICES_MOST) {
    refuse("the tender's copy of the manifest is not of version 1; this image is for Solo5 0.8 to"
           " 0.12");
  }
  manifest = given;
}

const struct device *manifest_device(i32 handle, u32 type) {
  if (handle <= 0 || (u32)handle >= manifest->count) return 0;
  const struct device *device = &manifest->devices[handle];
  return device->type == type && device->attached ? device : 0;
}

static i32 is_named(const struct device *device, const struct ArrayZ *name) {
  for (i32 i = 0; i < (i32)sizeof device->name; i++) {
    if (i == name->length) return device->name[i] == 0;
    if (device->name[i] != name->data[i]) return 0;
  }
  return 0;
}

/* --- natives of kiln.platforms.solo5.Manifest --- */

i32 kiln_kiln_platforms_solo5_Manifest_count(void) { return (i32)manifest->count; }

/* The handle of that device, -1 if it is not there. */
i32 kiln_kiln_platforms_solo5_Manifest_find(i32 type, Object *name) {
  for (i32 handle = 1; handle < (i32)manifest->count; handle++) {
    const struct device *device = manifest_device(handle, (u32)type);
    if (device != 0 && is_named(device, (const struct ArrayZ *)name)) return handle;
  }
  return -1;
}

/* Copies the name, at most as long as the array; gives its length, -1 if it is no such device. */
i32 kiln_kiln_platforms_solo5_Manifest_name(i32 type, i32 handle, Object *name) {
  const struct device *device = manifest_device(handle, (u32)type);
  if (device == 0) return -1;
  struct ArrayZ *to = (struct ArrayZ *)name;
  i32 length = 0;
  while (length < to->length && length < (i32)sizeof device->name && device->name[length] != 0) {
    to->data[length] = device->name[length];
    length++;
  }
  return length;
}
