/*
 * The tests' own tender for spt images: what Solo5's solo5-spt of ABI 2 gives an image and allows it,
 * no more. It shares no code with Solo5, so an image that runs under both relies on the interface.
 *
 *   tender [--mem=MB] [--net:NAME=TAP] [--net-mac:NAME=aa:bb:...] [--block:NAME=FILE]
 *          [--block-sector-size:NAME=N] [--] IMAGE ARGUMENTS...
 */
#include "filter.h"
#include "image.h"

#define MEMORY_BASE 0x10000ull
#define BOOT_INFO 0x11000ull
#define MEMORY_MOST 0x70000000ull /* where this process lies */
#define LINE_BYTES 8192
#define FILE_MOST (64ull << 20)
#define PAGE 4096ull
#define TIMER 0xfffffffeull

enum { PROT_READ = 1, PROT_WRITE = 2, PROT_EXEC = 4 };
enum { MAP_PRIVATE = 2, MAP_FIXED = 0x10, MAP_ANONYMOUS = 0x20 };
enum { O_RDWR = 2, O_NONBLOCK = 0x800 };
#define TUNSETIFF 0x400454ca
#define SIOCGIFMTU 0x8921
#define IFF_TAP_NO_PI 0x1002

struct boot_info {
  u64 memory, image_end;
  u64 line, manifest;
  i32 epoll, timer;
};

struct __attribute__((packed)) event {
  u32 events;
  u64 data;
};

struct interface {
  char name[16];
  union { u16 flags; i32 number; u8 room[24]; };
};

static struct table manifest;
static u64 memory = 512ull << 20;
static i64 epoll, timer;
static const u8 *file_bytes;
static const struct header *header;

/* --- devices --- */

/* The device named before the '=' of `rest`; what follows it goes to *value. */
static struct entry *device_of(const char *rest, u32 type, const char **value) {
  for (u32 i = 1; i < manifest.count; i++) {
    const char *behind = after(rest, manifest.entries[i].name);
    if (manifest.entries[i].type == type && behind != 0 && *behind == '=') {
      *value = behind + 1;
      return &manifest.entries[i];
    }
  }
  fail("no such device in the manifest", rest);
}

static void attach_block(const char *rest) {
  const char *path;
  struct entry *e = device_of(rest, BLOCK, &path);
  i64 file = call3(SYS_OPEN, path, O_RDWR, 0);
  require(file >= 0, "cannot be opened", path);
  e->file = (u64)file;
  e->block.capacity = (u64)call3(SYS_LSEEK, file, 0, 2);
  e->attached = 1;
}

static void watch(i64 file, u64 data) {
  struct event event = {1, data};
  require(call(SYS_EPOLL_CTL, (u64)epoll, 1, (u64)file, (u64)&event, 0, 0) == 0, "cannot be watched",
          "a file");
}

static void attach_net(const char *rest) {
  const char *tap;
  struct entry *e = device_of(rest, NET, &tap);
  struct interface interface = {{0}, {IFF_TAP_NO_PI}};
  u64 length = length_of(tap);
  require(length > 0 && length < sizeof interface.name, "no name of an interface", rest);
  copy(interface.name, tap, length);
  i64 file = call3(SYS_OPEN, "/dev/net/tun", O_RDWR | O_NONBLOCK, 0);
  require(file >= 0 && call3(SYS_IOCTL, file, TUNSETIFF, &interface) == 0, "cannot be attached", tap);
  i64 socket = call3(SYS_SOCKET, 2, 2, 0);
  require(socket >= 0 && call3(SYS_IOCTL, socket, SIOCGIFMTU, &interface) == 0, "has no MTU", tap);
  e->file = (u64)file;
  e->net.mtu = (u16)interface.number;
  if (e->net.mac[0] == 0) copy(e->net.mac, "\x02\x00\x00\x5a\x00\x01", 6);
  e->attached = 1;
  watch(file, (u64)(e - manifest.entries));
}

static u8 digit(char c) { return (u8)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10); }

static void set_mac(const char *rest) {
  const char *text;
  struct entry *e = device_of(rest, NET, &text);
  require(length_of(text) == 17, "no MAC address", rest);
  for (u32 i = 0; i < 6; i++) {
    e->net.mac[i] = (u8)(digit(text[3 * i]) << 4 | digit(text[3 * i + 1]));
  }
}

static void set_sector(const char *rest) {
  const char *text;
  struct entry *e = device_of(rest, BLOCK, &text);
  u64 size = number_of(text, rest);
  require(size >= 512 && size < 65536 && (size & (size - 1)) == 0, "no size of a sector", rest);
  e->block.sector = (u16)size;
}

static void finish_devices(void) {
  for (u32 i = 1; i < manifest.count; i++) {
    struct entry *e = &manifest.entries[i];
    require(e->attached, "declared, but not attached", e->name);
    if (e->type != BLOCK) continue;
    if (e->block.sector == 0) e->block.sector = 512;
    require(e->block.capacity >= e->block.sector && e->block.capacity % e->block.sector == 0,
            "its size is no multiple of the sector's", e->name);
  }
}

/* --- memory --- */

static void read_image(const char *name) {
  i64 file = call3(SYS_OPEN, name, 0, 0);
  require(file >= 0, "cannot be opened", name);
  i64 size = call3(SYS_LSEEK, file, 0, 2);
  i64 bytes = call(SYS_MMAP, 0, FILE_MOST, PROT_READ, MAP_PRIVATE, (u64)file, 0);
  require(size > 0 && (u64)size <= FILE_MOST && bytes > 0, "cannot be read", name);
  file_bytes = AT(u8, bytes);
  header = image_check(file_bytes, (u64)size, 2, memory, &manifest, name);
}

static u64 load(void) {
  i64 at = call(SYS_MMAP, MEMORY_BASE, memory - MEMORY_BASE, PROT_READ | PROT_WRITE,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, ~0ull, 0);
  require((u64)at == MEMORY_BASE, "cannot be had", "memory");
  const struct segment *s = (const struct segment *)(file_bytes + header->program_offset);
  u64 end = 0;
  for (u32 i = 0; i < header->program_count; i++, s++) {
    if (s->type != 1 || s->file_size == 0) continue;
    copy(AT(u8, s->address), file_bytes + s->offset, s->file_size);
    u64 low = s->address & -s->align;
    end = (s->address + s->memory_size + s->align - 1) & -s->align;
    u64 rights = (s->flags & 4 ? PROT_READ : 0u) | (s->flags & 2 ? PROT_WRITE : 0u) |
                 (s->flags & 1 ? PROT_EXEC : 0u);
    require(call3(SYS_MPROTECT, low, end - low, rights) == 0, "cannot be protected", "a segment");
  }
  return end;
}

static void join(char *line, const char *const *words) {
  u64 at = 0;
  for (; *words != 0; words++) {
    u64 length = length_of(*words);
    require(at + length + 2 < LINE_BYTES, "too long", "the command line");
    copy(line + at, *words, length);
    at += length;
    if (words[1] != 0) line[at++] = ' ';
  }
  line[at] = 0;
}

static void hand_over(u64 image_end, const char *const *words) {
  struct boot_info *info = AT(struct boot_info, BOOT_INFO);
  u64 bytes = 8 + manifest.count * sizeof(struct entry);
  info->memory = memory;
  info->image_end = image_end;
  info->manifest = BOOT_INFO + sizeof *info;
  info->line = info->manifest + bytes;
  info->epoll = (i32)epoll;
  info->timer = (i32)timer;
  copy(AT(u8, info->manifest), &manifest, bytes);
  join(AT(char, info->line), words);
}

/* --- the order of a start --- */

static void open_waiting(void) {
  epoll = call3(SYS_EPOLL_CREATE1, 0, 0, 0);
  timer = call3(SYS_TIMERFD_CREATE, 1, O_NONBLOCK, 0);
  require(epoll >= 0 && timer >= 0, "cannot be had", "epoll and timer");
  watch(timer, TIMER);
}

/* Options stand before the image, but need its manifest: the image is the first word that is none. */
static const char *const *find_image(const char *const *words) {
  for (; *words != 0; words++) {
    const char *value = after(*words, "--mem=");
    if (value != 0) {
      memory = number_of(value, *words) << 20;
      require(memory > 0 && memory <= MEMORY_MOST, "not between 1 and 1792", *words);
    } else if (after(*words, "--") == 0) {
      return words;
    }
  }
  fail("name an image", "no arguments");
}

static void take_option(const char *word) {
  const char *rest;
  if ((rest = after(word, "--net-mac:"))) set_mac(rest);
  else if ((rest = after(word, "--net:"))) attach_net(rest);
  else if ((rest = after(word, "--block-sector-size:"))) set_sector(rest);
  else if ((rest = after(word, "--block:"))) attach_block(rest);
  else require(after(word, "--mem=") != 0 || word[2] == 0, "an unknown option", word);
}

void enter(u64 stack, u64 entry, u64 boot_info);

__attribute__((used)) _Noreturn void tender_start(const u64 *stack) {
  const char *const *words = (const char *const *)(stack + 2);
  const char *const *image = find_image(words);
  read_image(*image);
  open_waiting();
  for (; words < image; words++) take_option(*words);
  finish_devices();
  hand_over(load(), image + 1);
  filter_start(&manifest, (u32)epoll, (u32)timer);
  enter(memory - 8, header->entry, BOOT_INFO);
  __builtin_unreachable();
}
