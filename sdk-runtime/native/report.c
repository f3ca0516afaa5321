/*
 * The end of an image, and with --kiln-report what it needed memory for: bytes to the cell, so that
 * a test can tell whether a path of code allocates by running it twice as often.
 */
#include "runtime.h"

KILN_SMALL_BEGIN

static void figure(const char *name, u64 value) {
  print(name);
  print_decimal((i64)value);
}

void end(i32 status) {
  if (options.report) {
    figure("kiln: report: allocated ", heap_allocated());
    figure(" bytes, used ", heap_used());
    figure(" bytes, grown to ", heap.committed - heap.start);
    figure(" bytes, collections ", heap.collections);
    figure(", longest ", collect_longest / 1000);
    print(" us\n");
  }
  kiln_platform_exit(status);
}

KILN_SMALL_END
