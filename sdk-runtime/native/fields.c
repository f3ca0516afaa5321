/*
 * Offsets of Java fields the runtime touches, for images that lack the field: zero, which no field
 * has, since every object starts with its header. The linker's definitions win over these.
 */
#include "kiln.h"

#define ABSENT __attribute__((weak)) const u32

ABSENT kiln_throwable_backtrace = 0;
ABSENT kiln_throwable_message = 0;

ABSENT kiln_reference_referent = 0;
ABSENT kiln_reference_next = 0;
ABSENT kiln_reference_queue = 0;
ABSENT kiln_reference_discovered = 0;

ABSENT kiln_thread_field_eetop = 0;
ABSENT kiln_thread_field_name = 0;
ABSENT kiln_thread_field_interrupted = 0;
ABSENT kiln_thread_field_status = 0;
ABSENT kiln_thread_field_daemon = 0;
ABSENT kiln_thread_field_stack_size = 0;

ABSENT kiln_string_value = 0;
ABSENT kiln_string_coder = 0;

ABSENT kiln_element_class = 0;
ABSENT kiln_element_method = 0;
ABSENT kiln_element_file = 0;
ABSENT kiln_element_line = 0;
ABSENT kiln_element_module = 0;
ABSENT kiln_element_format = 0;

ABSENT kiln_class_field_name = 0;
