/* Prints the Java frames of its callers, as a stack trace would. */
#include "kiln.h"

i64 test_write(i32 fd, const void *bytes, u64 length);
void app_Trace_main(i32 depth);
void test_trace(void);
i32 test_main(void);

static void print(const char *text) {
  u64 length = 0;
  while (text[length]) length++;
  test_write(1, text, length);
}

static void print_number(i32 number) {
  char digits[12];
  char *p = digits + sizeof digits;
  *--p = 0;
  do *--p = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  print(p);
}

void test_trace(void) {
  u64 *frame = __builtin_frame_address(0);
  for (; frame; frame = AT(u64, frame[0])) {
    struct kiln_frame java;
    for (u32 depth = 0; kiln_lines_frame((u32)frame[1], depth, &java); depth++) {
      print(java.class_name);
      print(".");
      print(java.method_name);
      print("(");
      print(java.file_name ? java.file_name : "Unknown Source");
      print(":");
      print_number(java.line);
      print(")\n");
    }
  }
}

i32 test_main(void) {
  app_Trace_main(2);
  return 0;
}
