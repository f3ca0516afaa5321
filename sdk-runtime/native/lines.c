/*
 * The line table: from a return address to the Java frames it stands for, and to the message of the
 * null check that threw there.
 *
 * The linker reads the debug information of the image, packs it (LineEncoder of sdk-link has the
 * format) and links it in as `kiln_lines`. Nothing here allocates, collects or switches fibers; the
 * table is read only when a stack trace is looked at, so it is small rather than fast: a look-up
 * decodes at most a few hundred octets.
 */
#include "kiln.h"

KILN_SMALL_BEGIN

#define MAX_DEPTH 64
#define PAIR_DEPTH 24
#define METHODS_PER_BLOCK 64
#define NAMES_PER_BLOCK 16

/* Operations of the rows: LineRows of sdk-link says what each does. */
enum { SKIP, END, ADVANCE, LINE, EXACT, FUNCTION, LEAVE, SPECIAL };

struct block {
  u32 address; /* rows of this block are for return addresses above this */
  u32 offset;  /* from `rows` */
};

struct table {
  u32 blocks;
  u32 block_index; /* offsets from the start of the table, here and below */
  u32 rows;
  u32 method_index; /* u32 each: where every 64th method is */
  u32 name_index;   /* u32 each: where every 16th name is */
  u32 codes;        /* u8 literals[], then u8 pairs[][2] */
  u8 quantum;       /* octets of code per step */
  i8 line_base;
  u8 line_range;
  u8 literals;      /* codes 1..literals are octets, those above are pairs of codes */
  u32 longest_name; /* with its final zero */
  u32 nulls;        /* messages of null checks */
};

/* Both come from the linker. */
extern const struct table kiln_lines;
extern char kiln_lines_text[]; /* three times longest_name: class, method, file */

/* One level of inlining; `line` counts from the method's base line. */
struct level {
  u32 method;
  i32 line;
};

/* The levels at an address, outermost first. */
struct levels {
  u32 count;
  struct level at[MAX_DEPTH];
};

static const u8 *part(u32 offset) {
  return (const u8 *)&kiln_lines + offset;
}

/* The table's own alignment says nothing about the parts after its rows. */
static u32 read_u32(const u8 *p) {
  return p[0] | (u32)p[1] << 8 | (u32)p[2] << 16 | (u32)p[3] << 24;
}

static u32 read_uleb(const u8 **p) {
  u32 value = 0;
  for (u32 shift = 0;; shift += 7) {
    u8 octet = *(*p)++;
    value |= (u32)(octet & 0x7f) << shift;
    if (octet < 0x80) return value;
  }
}

static i32 read_sleb(const u8 **p) {
  u32 value = 0;
  for (u32 shift = 0;;) {
    u8 octet = *(*p)++;
    value |= (u32)(octet & 0x7f) << shift;
    shift += 7;
    if (octet < 0x80) return (i32)((octet & 0x40) && shift < 32 ? value | ~0u << shift : value);
  }
}

/* The last block whose rows lie above an address below `address`; null if there is none. */
static const struct block *find_block(u32 address) {
  const struct block *blocks = (const struct block *)part(kiln_lines.block_index);
  u32 low = 0;
  u32 high = kiln_lines.blocks;
  while (low < high) {
    u32 middle = low + (high - low) / 2;
    if (blocks[middle].address < address) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low == 0 ? 0 : &blocks[low - 1];
}

static void push(struct levels *levels, u32 method) {
  levels->at[levels->count++] = (struct level){method, 0};
}

/* Runs the rows up to the one that covers `address`; leaves no level where that is not Java. */
static void find_levels(u32 address, struct levels *levels) {
  levels->count = 0;
  const struct block *block = find_block(address);
  if (!block) return;
  const u8 *p = part(kiln_lines.rows + block->offset);
  u32 at = block->address;
  u32 function = 0; /* method of the last FUNCTION */
  for (;;) {
    u8 op = *p++;
    struct level *top = &levels->at[levels->count - 1]; /* not for the first FUNCTION */
    switch (op) {
    case SKIP:
      at += read_uleb(&p);
      levels->count = 0;
      break;
    case END:
      levels->count = 0;
      return;
    case ADVANCE:
      at += read_uleb(&p) * kiln_lines.quantum;
      continue;
    case LINE:
      top->line += read_sleb(&p);
      continue;
    case EXACT:
      at += read_uleb(&p);
      break;
    case FUNCTION:
      function += (u32)read_sleb(&p);
      levels->count = 0;
      push(levels, function);
      continue;
    case LEAVE:
      levels->count--;
      continue;
    default: {
      u32 special = op - SPECIAL;
      u32 quanta = special / kiln_lines.line_range;
      top->line += (i32)(special % kiln_lines.line_range) + kiln_lines.line_base;
      if (quanta == 0) {
        push(levels, top->method + (u32)read_sleb(&p));
        continue;
      }
      at += quanta * kiln_lines.quantum;
    }
    }
    if (at >= address) return; /* this operation ended a row */
  }
}

/* Appends the octets of one code: pairs within pairs wait on a small stack. */
static char *unpack_code(u8 code, char *to) {
  const u8 *literals = part(kiln_lines.codes);
  const u8 *pairs = literals + kiln_lines.literals;
  u8 waiting[PAIR_DEPTH + 1];
  u32 count = 1;
  waiting[0] = code;
  while (count > 0) {
    u8 next = waiting[--count];
    if (next <= kiln_lines.literals) {
      *to++ = (char)literals[next - 1];
    } else {
      const u8 *pair = pairs + 2 * (next - kiln_lines.literals - 1);
      waiting[count++] = pair[1];
      waiting[count++] = pair[0];
    }
  }
  return to;
}

/* Unpacks a name into the `slot`-th part of the room for texts. */
static char *unpack_name(u32 name, u32 slot) {
  char *text = kiln_lines_text + slot * kiln_lines.longest_name;
  const u8 *p = part(read_u32(part(kiln_lines.name_index + name / NAMES_PER_BLOCK * 4)));
  for (u32 skip = name % NAMES_PER_BLOCK; skip > 0; p++) {
    if (*p == 0) skip--;
  }
  char *to = text;
  while (*p) to = unpack_code(*p++, to);
  *to = 0;
  return text;
}

/* HashMap.java for java.util.HashMap$Node. */
static char *usual_file(const char *class_name, u32 slot) {
  const char *simple = class_name;
  for (const char *p = class_name; *p; p++) {
    if (*p == '.') simple = p + 1;
  }
  char *text = kiln_lines_text + slot * kiln_lines.longest_name;
  char *to = text;
  while (*simple && (*simple != '$' || to == text)) *to++ = *simple++;
  for (const char *ending = ".java"; *ending; ending++) *to++ = *ending;
  *to = 0;
  return text;
}

/* Fills in the names of a method and its base line. */
static void describe(u32 method, struct kiln_frame *frame) {
  const u8 *p = part(read_u32(part(kiln_lines.method_index + method / METHODS_PER_BLOCK * 4)));
  u32 index = method % METHODS_PER_BLOCK;
  for (;;) {
    u32 class_and_flag = read_uleb(&p);
    u32 file = class_and_flag & 1 ? read_uleb(&p) : 0;
    u32 count = read_uleb(&p);
    if (index < count) {
      u32 name = 0;
      u32 base = 0;
      for (u32 i = 0; i <= index; i++) {
        name = read_uleb(&p);
        base = read_uleb(&p);
      }
      frame->class_name = unpack_name(class_and_flag >> 1, 0);
      frame->method_name = unpack_name(name, 1);
      char *file_name =
          class_and_flag & 1 ? unpack_name(file, 2) : usual_file(frame->class_name, 2);
      frame->file_name = *file_name ? file_name : 0;
      frame->line = (i32)base;
      return;
    }
    index -= count;
    for (u32 i = 0; i < 2 * count; i++) read_uleb(&p);
  }
}

/* The texts of `frame` are valid until the next call. */
i32 kiln_lines_frame(u32 address, u32 depth, struct kiln_frame *frame) {
  struct levels levels;
  find_levels(address, &levels);
  if (depth >= levels.count) return 0;
  const struct level *level = &levels.at[levels.count - 1 - depth];
  describe(level->method, frame);
  frame->line += level->line;
  return 1;
}

/* The texts are valid until the next call. */
i32 kiln_lines_null(u32 address, struct kiln_null *message) {
  const u8 *p = part(kiln_lines.nulls);
  u32 at = 0;
  for (u32 step; (step = read_uleb(&p)) != 0;) {
    at += step;
    u32 operand = read_uleb(&p), cause = read_uleb(&p);
    if (at != address) continue;
    message->action = operand & 7;
    message->operand = unpack_name(operand >> 3, 0);
    message->cause = cause & 3;
    message->expression = unpack_name(cause >> 2, 1);
    return 1;
  }
  return 0;
}

KILN_SMALL_END
