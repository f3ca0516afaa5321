package kiln.platforms.tap;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The functions of Linux' C library that a TAP device is driven with. */
interface Libc extends Library {
  int O_RDWR_NONBLOCK = 2 | 0x800;
  short POLLIN = 1;
  int SOCKET_INET = 2;
  int SOCKET_DATAGRAM = 2;

  int EPERM = 1;
  int ENOENT = 2;
  int EAGAIN = 11;
  int EBUSY = 16;
  int EINVAL = 22;
  int EBADFD = 77;

  // linux/if_tun.h, linux/sockios.h, linux/if.h
  long TUNSETIFF = 0x400454CAL;
  long TUNSETOFFLOAD = 0x400454D0L;
  long SIOCGIFFLAGS = 0x8913L;
  long SIOCGIFMTU = 0x8921L;
  long SIOCGIFHWADDR = 0x8927L;
  short IFF_UP = 0x0001;
  short IFF_TAP_NO_PI = 0x0002 | 0x1000;

  Libc C = Native.load("c", Libc.class);

  int open(String path, int flags) throws LastErrorException;

  int close(int file) throws LastErrorException;

  int socket(int family, int type, int protocol) throws LastErrorException;

  int ioctl(int file, long request, Pointer argument) throws LastErrorException;

  long read(int file, byte[] buffer, long count) throws LastErrorException;

  long write(int file, byte[] buffer, long count) throws LastErrorException;

  int poll(Pointer files, long count, int timeoutMillis) throws LastErrorException;
}
