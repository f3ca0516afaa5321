/*
 * Hostile loaders: start infos, memory maps, command lines and device words made at random or
 * spoiled from good ones. What the parsers say is checked against a second, slower definition; what
 * they read beyond what they asked for faults.
 */
#include "machine.h"
#include "process.h"

#define MEMORY 0x30000u /* what the machine of this test has to read */
#define ROUNDS 100000
#define COPIES 64

static u8 memory[MEMORY];
static u8 *copies[COPIES];
static u32 next_copy;
static struct pvh pvh;
static const struct range image = {0x10000, 0x14000};

/* Each answer lies before unmapped memory, so that reading further faults. */
const void *physical(u64 address, u64 length) {
  if (address == 0 || length > MEMORY || address > MEMORY - length) return 0;
  u8 *copy = copies[next_copy++ % COPIES] + MEMORY - length;
  for (u64 i = 0; i < length; i++) copy[i] = memory[address + i];
  return copy;
}

struct entry {
  u64 address, size;
  u32 type, reserved;
};

static struct entry *map_at(u64 address) { return (struct entry *)(memory + address); }

static void put32(u64 at, u32 value) { *(u32 *)(memory + at) = value; }
static void put64(u64 at, u64 value) { *(u64 *)(memory + at) = value; }

#define INFO 0x6000
#define MAP 0x7000
#define LINE 0x8000

/* An address that is likely to be near something. */
static u64 some_address(void) {
  switch (random_below(8)) {
    case 0: return random64();
    case 1: return ~0ull - random_below(0x3000);
    case 2: return FOUR_GIB - 0x2000 + random_below(0x4000);
    case 3: return image.start - 0x1800 + random_below(0x3000);
    case 4: return image.end - 0x1800 + random_below(0x3000);
    case 5: return MEMORY - random_below(0x100);
    default: return random_below(0x40) * 0x1000;
  }
}

static void make_good(u32 entries) {
  put32(INFO, 0x336ec578);
  put32(INFO + 4, 1);
  put64(INFO + 24, LINE);
  put64(INFO + 32, 0);
  put64(INFO + 40, MAP);
  put32(INFO + 48, entries);
  for (u32 i = 0; i < entries; i++) {
    struct entry *e = &map_at(MAP)[i];
    u64 start = some_address();
    *e = (struct entry){start, random_below(4) ? random_below(0x40000) : some_address(),
                        (u32)random_below(6), 0};
    if (e->size > ~0ull - start && random_below(20)) e->size = ~0ull - start;
  }
  if (entries && random_below(8)) {
    map_at(MAP)[random_below(entries)] = (struct entry){0, 0x100000, 1, 0};
  }
  for (u32 i = 0; i < 100; i++) memory[LINE + i] = (u8)(32 + random_below(95));
  memory[LINE + random_below(100)] = 0;
}

static void spoil(void) {
  for (u64 n = random_below(3); n > 0; n--) {
    switch (random_below(7)) {
      case 0: memory[INFO + random_below(56)] = (u8)random64(); break;
      case 1: put64(INFO + 24, some_address()); break;
      case 2: put64(INFO + 40, some_address()); break;
      case 3: put32(INFO + 48, (u32)random64()); break;
      case 4: put32(INFO + 48, (u32)random_below(200)); break;
      case 5: put32(INFO + 4, (u32)random_below(3)); break;
      default: memory[random_below(MEMORY)] = (u8)random64();
    }
  }
}

/* Is all of the page RAM by the map, said the slow way? Pages that nobody lists are not. */
static i32 page_is_ram(u64 page, u32 entries) {
  u64 covered = 0; /* bytes of the page that RAM entries cover from its start on */
  for (u32 i = 0; i < entries; i++) {
    struct entry e = map_at(*(u64 *)(memory + INFO + 40))[i];
    u64 last = e.address + e.size - 1;
    if (e.size && e.type != 1 && e.address <= page + 4095 && last >= page) return 0;
  }
  for (u32 i = 0; i < entries; i++) {
    struct entry e = map_at(*(u64 *)(memory + INFO + 40))[i];
    if (e.size && e.type == 1 && e.address <= page && e.address + e.size - 1 >= page + 4095) {
      covered = 4096;
    }
  }
  return covered == 4096;
}

static void check_ranges(void) {
  u32 entries = *(u32 *)(memory + INFO + 48);
  i32 has_image = 0;
  for (u32 i = 0; i < pvh.ranges; i++) {
    struct range r = pvh.ram[i];
    require(r.start >= PAGE && r.start < r.end, "range not empty");
    require(r.start % PAGE == 0 && r.end % PAGE == 0, "range on page borders");
    require(i == 0 || pvh.ram[i - 1].end < r.start, "ranges ascending and apart");
    require(page_is_ram(r.start, entries) && page_is_ram(r.end - PAGE, entries), "ends are RAM");
    u64 inside = r.start + random_below((r.end - r.start) / PAGE) * PAGE;
    require(page_is_ram(inside, entries), "inside is RAM");
    require(!page_is_ram(r.end, entries) || r.end == ~0ull - 4095, "range goes as far as RAM");
    has_image |= r.start <= image.start && image.end <= r.end;
  }
  require(has_image, "image in RAM");
}

static void loaders(void) {
  u32 accepted = 0;
  round_name = "loader";
  for (round_number = 0; round_number < ROUNDS; round_number++) {
    make_good((u32)random_below(random_below(10) ? 12 : 129));
    spoil();
    const char *problem = pvh_read(INFO, image, &pvh);
    require(!problem || (problem[0] >= 'a' && problem[0] <= 'z'), "a sentence");
    if (problem) continue;
    accepted++;
    check_ranges();
    u32 length = 0;
    while (length < PVH_MAX_LINE && pvh.line[length]) length++;
    require(length < PVH_MAX_LINE, "line ends");
  }
  require(accepted > ROUNDS / 20, "some loaders are good");
  require(pvh_read(0, image, &pvh) != 0, "no start info");
  require(pvh_read(MEMORY - 20, image, &pvh) != 0, "start info at the end");
  require(pvh_read(image.start, image, &pvh) != 0, "start info inside the image");
}

/* The start info where Firecracker puts it, for a machine of 4 GiB; the RSDP is not told. */
static void firecracker(void) {
  static const struct entry map[] = {{0, 0x9fc00, 1, 0},
                                     {0x9fc00, 0x60400, 2, 0},
                                     {0x100000, 0xbff00000, 1, 0},
                                     {0xeec00000, 0x400000, 2, 0},
                                     {0x100000000, 0x40000000, 1, 0}};
  static const char line[] = "console=x virtio_mmio.device=4K@0xc0001000:5";
  struct range place = {0x100000, 0x140000};
  make_good(5);
  put64(INFO + 24, 0x20000);
  for (u32 i = 0; i < 5; i++) map_at(MAP)[i] = map[i];
  for (u32 i = 0; i < sizeof line; i++) memory[0x20000 + i] = (u8)line[i];
  require(pvh_read(INFO, place, &pvh) == 0, "Firecracker's start info");
  require(pvh.ranges == 3 && pvh.ram[0].start == 0x1000 && pvh.ram[0].end == 0x9f000 &&
              pvh.ram[1].start == 0x100000 && pvh.ram[1].end == 0xc0000000 &&
              pvh.ram[2].start == FOUR_GIB && pvh.ram[2].end == 0x140000000 && pvh.rsdp == 0,
          "Firecracker's memory");
  for (u32 i = 0; i < sizeof line; i++) require(pvh.line[i] == line[i], "Firecracker's line");
  /* Since 1.8 entries may overlap: what anybody reserves is not RAM. */
  map_at(MAP)[3] = (struct entry){0x9f000, 0x2000, 3, 0};
  require(pvh_read(INFO, place, &pvh) == 0 && pvh.ram[0].end == 0x9f000, "overlapping entries");
}

static void lines(void) {
  static char line[512], copy[512];
  static const char *words[WORDS_MAX];
  static const char letters[] = "ab \"\\\t x";
  round_name = "line";
  for (round_number = 0; round_number < ROUNDS; round_number++) {
    u64 length = random_below(sizeof line);
    for (u64 i = 0; i < length; i++) copy[i] = line[i] = letters[random_below(sizeof letters - 1)];
    line[length] = 0;
    const char *problem = 0;
    u32 max = (u32)random_below(WORDS_MAX + 1);
    i32 count = words_split(line, words, max, &problem);
    require((count < 0) == (problem != 0), "a problem or words");
    require(count <= (i32)max, "not too many words");
    const char *end = line;
    for (i32 i = 0; i < count; i++) {
      require(words[i] >= end && words[i] <= line + length, "words lie in the line, in order");
      for (end = words[i]; *end; end++) {}
      end++;
      require(end <= line + length + 1, "a word ends in the line");
    }
  }
}

static void device_words(void) {
  static const char letters[] = "0123456789abcdefxX@:KkMmg-";
  u8 *end = take_memory(4096) + 4096;
  round_name = "device";
  for (round_number = 0; round_number < ROUNDS; round_number++) {
    u64 length = random_below(40);
    char *text = (char *)end - length - 1;
    for (u64 i = 0; i < length; i++) text[i] = letters[random_below(sizeof letters - 1)];
    text[length] = 0;
    struct mmio_device device;
    if (!devices_parse(text, &device)) continue;
    require(device.size >= 0x100 && device.interrupt <= 255, "a device's numbers");
    require(device.address + device.size >= device.address, "a device does not wrap");
  }
  struct mmio_device d;
  require(devices_parse("4K@0xc0001000:5", &d) && d.address == 0xc0001000 && d.size == 4096 &&
              d.interrupt == 5, "as Firecracker says it");
  require(devices_parse("512@0xfeb00e00:12", &d) && d.size == 512 && d.interrupt == 12,
          "as microvm says it");
}

void test(void) {
  for (u32 i = 0; i < COPIES; i++) copies[i] = take_memory(MEMORY);
  random_state = 20260117;
  firecracker();
  loaders();
  lines();
  device_words();
}

_Noreturn void machine_refuse(const char *part, ...) {
  say(part);
  process_exit(2);
}
