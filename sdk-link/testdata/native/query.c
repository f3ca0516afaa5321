/* Asks the line table for every address of a list and prints the frames of each on one line, with
   the message of its null check. */
#include "kiln.h"

i64 test_write(i32 fd, const void *bytes, u64 length);
i32 test_main(void);
extern const u32 test_queries[]; /* ended by 0 */

static char buffer[1 << 16];
static u64 used;

static void flush(void) {
  test_write(1, buffer, used);
  used = 0;
}

static void print(const char *text) {
  while (*text) {
    if (used == sizeof buffer) flush();
    buffer[used++] = *text++;
  }
}

static void print_number(i32 number) {
  char digits[12];
  char *p = digits + sizeof digits;
  *--p = 0;
  do *--p = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  print(p);
}

i32 test_main(void) {
  for (const u32 *query = test_queries; *query; query++) {
    struct kiln_frame java;
    for (u32 depth = 0; kiln_lines_frame(*query, depth, &java); depth++) {
      print(java.class_name);
      print(".");
      print(java.method_name);
      print("(");
      print(java.file_name ? java.file_name : "");
      print(":");
      print_number(java.line);
      print(") ");
    }
    struct kiln_null null;
    if (kiln_lines_null(*query, &null)) {
      print_number((i32)null.action);
      print(null.operand);
      print_number((i32)null.cause);
      if (null.cause != 0) print(null.expression);
    }
    print("\n");
  }
  flush();
  return 0;
}
