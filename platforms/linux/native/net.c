/*
 * The natives of LinuxNet: a TAP device (Linux Documentation/networking/tuntap.rst). A frame is one
 * system call, behind a header as virtio's (VIRTIO 1.2 §5.1.6) that tells about checksums. Header and
 * frame lie in one piece: two would cost the kernel 100 ns more than a full frame's copy, which is
 * 60. Results below 0 are error numbers.
 */
#include "compiled.h"
#include "linux.h"

#define TUNSETIFF 0x400454caull
#define TUNSETOFFLOAD 0x400454d0ull
#define SIOCGIFMTU 0x8921ull
#define SIOCGIFHWADDR 0x8927ull
#define SIOCGIFINDEX 0x8933ull

enum { O_RDWR = 2, O_NONBLOCK = 0x800, O_CLOEXEC = 0x80000 };
enum { IFF_TAP = 2, IFF_MULTI_QUEUE = 0x100, IFF_NO_PI = 0x1000, IFF_VNET_HDR = 0x4000 };
enum { TUN_F_CSUM = 1 };
enum { AF_INET = 2, SOCK_DGRAM = 2, SOCK_CLOEXEC = 0x80000 };
enum { NEEDS_CSUM = 1, DATA_VALID = 2 };
enum { ETHERNET_HEADER = 14, FRAME_LEAST = 60 }; /* IEEE 802.3 §3.2.8, without the FCS */
enum { FRAME_MOST = 65535 }; /* what a TAP's MTU may come to */

/* struct ifreq: a name, then what is asked or answered. */
struct Request {
  char name[16];
  union {
    i16 flags;
    i32 number;
    struct { u16 family; u8 address[6]; } hardware;
    u8 room[24];
  };
};

struct Header {
  u8 flags, segmentation;
  u16 header_length, segment_size;
  u16 checksum_start, checksum_offset;
};

static u8 *bytes_of(Object *array) { return (u8 *)((struct ArrayZ *)array)->data; }

static struct Request request_for(Object *name) {
  struct Request request = {0};
  u32 length = (u32)((Array *)name)->length;
  __builtin_memcpy(request.name, bytes_of(name), length < 15 ? length : 15);
  return request;
}

/* What the kernel says about an interface, asked through any socket. */
static i64 ask(u64 question, struct Request *request) {
  i64 socket = call3(SYS_SOCKET, AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return socket;
  i64 result = call3(SYS_IOCTL, (u64)socket, question, (u64)request);
  call3(SYS_CLOSE, (u64)socket, 0, 0);
  return result;
}

i32 kiln_kiln_platforms_linux_LinuxNet_exists(Object *name) {
  struct Request request = request_for(name);
  return (i32)ask(SIOCGIFINDEX, &request);
}

i32 kiln_kiln_platforms_linux_LinuxNet_tun(void) {
  return (i32)call3(SYS_OPEN, (u64) "/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC, 0);
}

i32 kiln_kiln_platforms_linux_LinuxNet_attach(i32 file, Object *name, i32 offload) {
  struct Request request = request_for(name);
  request.flags = IFF_TAP | IFF_NO_PI | IFF_VNET_HDR;
  i64 result = call3(SYS_IOCTL, (u64)file, TUNSETIFF, (u64)&request);
  if (result == -EINVAL) { /* one that was made for several queues wants to hear it again */
    request.flags |= IFF_MULTI_QUEUE;
    result = call3(SYS_IOCTL, (u64)file, TUNSETIFF, (u64)&request);
  }
  if (result < 0) return (i32)result;
  return (i32)call3(SYS_IOCTL, (u64)file, TUNSETOFFLOAD, offload ? TUN_F_CSUM : 0);
}

i32 kiln_kiln_platforms_linux_LinuxNet_mtu(Object *name) {
  struct Request request = request_for(name);
  i64 result = ask(SIOCGIFMTU, &request);
  return result < 0 ? (i32)result : request.number;
}

/* The address of the host's end, into `mac`. */
i32 kiln_kiln_platforms_linux_LinuxNet_hardware(i32 file, Object *mac) {
  struct Request request = {0};
  i64 result = call3(SYS_IOCTL, (u64)file, SIOCGIFHWADDR, (u64)&request);
  if (result >= 0) __builtin_memcpy(bytes_of(mac), request.hardware.address, 6);
  return (i32)result;
}

i32 kiln_kiln_platforms_linux_LinuxNet_watch(i32 file) {
  i32 number = watch(file);
  if (number >= 0) confine_net(file);
  return number;
}

i32 kiln_kiln_platforms_linux_LinuxNet_up(i32 watch) {
  return (ready_now(watch, POLLOUT) & POLLOUT) != 0;
}

/* The frame's length, with VERIFIED added if its checksum needs no check; 0: none. */
#define VERIFIED (1 << 20)

i32 kiln_kiln_platforms_linux_LinuxNet_take(i32 file, i32 watch, Object *dst, i32 most) {
  static struct {
    struct Header header;
    u8 frame[FRAME_MOST + 1]; /* the kernel cuts a frame off without a word: one more is too long */
  } came;
  if (most > FRAME_MOST) return -EINVAL;
  i64 count = call6_again(SYS_READ, (u64)file, (u64)&came, sizeof came.header + (u64)most + 1, 0);
  if (count == -EAGAIN) {
    want(watch, POLLIN);
    return 0;
  }
  if (count < 0) return (i32)count;
  count -= (i64)sizeof came.header;
  if (count < ETHERNET_HEADER || count > most) return -EINVAL;
  __builtin_memcpy(bytes_of(dst), came.frame, (u64)count);
  return (i32)count | ((came.header.flags & (NEEDS_CSUM | DATA_VALID)) != 0 ? VERIFIED : 0);
}

/* A frame in a slot of a TransmitRing: there is room before it, and behind a short one. */
i32 kiln_kiln_platforms_linux_LinuxNet_put(
    i32 file, i32 watch, Object *ring, i32 offset, i32 length, i32 start, i32 field) {
  u8 *frame = bytes_of(ring) + offset;
  struct Header header = {0};
  if (field != 0) {
    header.flags = NEEDS_CSUM;
    header.checksum_start = (u16)start;
    header.checksum_offset = (u16)(field - start);
  }
  __builtin_memcpy(frame - sizeof header, &header, sizeof header);
  for (; length < FRAME_LEAST; length++) frame[length] = 0;
  i64 count = call6_again(SYS_WRITE, (u64)file, (u64)(frame - sizeof header),
                          sizeof header + (u64)length, 0);
  if (count == -EAGAIN) want(watch, POLLOUT);
  return (i32)count;
}
