/*
 * The serial line: a 16550 UART at I/O port 0x3f8, polled (PC16550D data sheet, National
 * Semiconductor). QEMU's pc, q35 and microvm (`isa-serial`), Firecracker and Cloud Hypervisor have
 * one there.
 */
#include "machine.h"

KILN_SMALL_BEGIN

#define PORT 0x3f8
#define DATA (PORT + 0)              /* receive, transmit; divisor's low byte while DLAB is set */
#define INTERRUPT_ENABLE (PORT + 1)  /* divisor's high byte while DLAB is set */
#define FIFO_CONTROL (PORT + 2)
#define LINE_CONTROL (PORT + 3)
#define MODEM_CONTROL (PORT + 4)
#define INTERRUPT_LINE 4 /* of a PC's first serial port */
#define LINE_STATUS (PORT + 5)
#define SCRATCH (PORT + 7)

#define FIFO_ON_AND_CLEAR 0x07
#define FIFO_WORKS 0xc0
#define DLAB 0x80
#define EIGHT_BITS_NO_PARITY 0x03
#define DTR_RTS 0x03
#define OUT2 0x08 /* lets the interrupt out of the chip's board */
#define WHEN_RECEIVED 0x01
#define DATA_READY 0x01
#define TRANSMITTER_EMPTY 0x20 /* the holding register, with the FIFO on: all of the FIFO */
#define ALL_SENT 0x40
#define FIFO_BYTES 16

u64 serial_first_ticks;
static KILN_SEALED u8 present;
static u8 burst = 1; /* bytes that may follow one look at the status */

void serial_start(void) {
  out8(SCRATCH, 0x5a);
  present = in8(SCRATCH) == 0x5a;
  if (!present) return;
  out8(INTERRUPT_ENABLE, 0);
  out8(LINE_CONTROL, DLAB);
  out8(DATA, 1); /* 115200 baud */
  out8(INTERRUPT_ENABLE, 0);
  out8(LINE_CONTROL, EIGHT_BITS_NO_PARITY);
  out8(MODEM_CONTROL, DTR_RTS);
  /* The FIFOs begin empty. Where input waits it would be lost: then slowly, byte by byte. */
  if (in8(LINE_STATUS) & DATA_READY) return;
  out8(FIFO_CONTROL, FIFO_ON_AND_CLEAR);
  if ((in8(FIFO_CONTROL) & FIFO_WORKS) == FIFO_WORKS) burst = FIFO_BYTES;
}

void serial_write(const u8 *bytes, u64 length) {
  if (!present) return;
  if (!serial_first_ticks) serial_first_ticks = read_tsc();
  while (length > 0) {
    /* A reader that is slow on the host holds us here: losing output would be worse. */
    while ((in8(LINE_STATUS) & TRANSMITTER_EMPTY) == 0) relax();
    for (u32 i = 0; i < burst && length > 0; i++, length--) out8(DATA, *bytes++);
  }
}

void serial_text(const char *text) {
  u64 length = 0;
  while (text[length]) length++;
  serial_write((const u8 *)text, length);
}

/* Waits for the last byte to leave, about 2 ms at 115200 baud; gives up long after that. */
void serial_drain(void) {
  for (u32 i = 0; present && i < 100000 && (in8(LINE_STATUS) & ALL_SENT) == 0; i++) relax();
}

/* The first who reads wants to be woken by what comes in. */
static void listen(void) {
  static u8 listening;
  if (listening) return;
  listening = 1;
  ioapic_route(INTERRUPT_LINE, VECTOR_SERIAL);
  out8(MODEM_CONTROL, DTR_RTS | OUT2);
  out8(INTERRUPT_ENABLE, WHEN_RECEIVED);
}

i64 kiln_platform_read(u8 *bytes, u64 length) {
  if (!present) return -1;
  u64 count = 0;
  listen();
  while (count < length && (in8(LINE_STATUS) & DATA_READY)) bytes[count++] = in8(DATA);
  return (i64)count;
}

void kiln_platform_write(const u8 *bytes, u64 length) { serial_write(bytes, length); }

KILN_SMALL_END
