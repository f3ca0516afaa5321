/* Natives of java.lang.Throwable and StackTraceElement, and what their substitutions ask for. */
#include "runtime.h"

KILN_SMALL_BEGIN

#define BUILTIN_LOADER 1 /* StackTraceElement.format: what its toString leaves out */
#define JDK_MODULE 2

Object *kiln_java_lang_Throwable_fillInStackTrace(Object *self, i32 unused) {
  (void)unused;
  trace_capture(self, __builtin_frame_address(0));
  return self;
}

/* How many elements the trace has. */
i32 kiln_kiln_runtime_lang_Traces_depth(Object *throwable) {
  struct Frames frames;
  struct kiln_frame frame;
  i32 count = 0;
  for (frames_start(&frames, throwable); frames_next(&frames, &frame);) count++;
  return count;
}

static u32 starts_with(const char *text, const char *prefix) {
  while (*prefix != 0 && *text == *prefix) text++, prefix++;
  return *prefix == 0;
}

/* Does the class belong to java.base? Its frames show that, as in `java.base/java.util.HashMap`. */
static u32 of_java_base(const char *name) {
  if (starts_with(name, "java.util.logging.")) return 0;
  return starts_with(name, "java.") || starts_with(name, "jdk.internal.") ||
         starts_with(name, "sun.");
}

static u32 set_text(Object *object, u32 offset, const char *utf8) {
  if (offset == 0 || utf8 == 0) return 1;
  Object *text = kiln_string(utf8);
  FIELD(ref, object, offset) = REF(text);
  return text != 0;
}

static u32 fill_element(Object *element, const struct kiln_frame *frame) {
  u32 base = of_java_base(frame->class_name);
  if (kiln_element_line != 0) {
    FIELD(i32, element, kiln_element_line) = frame->line > 0 ? frame->line : -1;
  }
  if (kiln_element_format != 0) {
    FIELD(u8, element, kiln_element_format) = base ? BUILTIN_LOADER | JDK_MODULE : BUILTIN_LOADER;
  }
  return set_text(element, kiln_element_class, frame->class_name) &&
         set_text(element, kiln_element_method, frame->method_name) &&
         set_text(element, kiln_element_file, frame->file_name) &&
         set_text(element, kiln_element_module, base ? "java.base" : 0);
}

/* The helpful message, if compiled code threw it: one made by `new` is thrown by no null check. */
Object *kiln_java_lang_NullPointerException_getExtendedNPEMessage(Object *self) {
  static const char *const before[] = {"invoke \"", "read field \"", "assign field \"",
                                       "load from ", "store to ", ""};
  static const char *const after[] = {"\"", "\"", "\"", " array", " array", ""};
  static const char *const because[] = {"", " because \"", " because the return value of \""};
  struct Frames frames;
  struct kiln_frame frame;
  struct kiln_null null;
  frames_start(&frames, self);
  if (!frames_next(&frames, &frame) || frames.depth != 1) return 0;
  u32 address = ((const u32 *)elements(frames.addresses, 2))[frames.at];
  if (!kiln_lines_null(address, &null)) return 0;
  return string_format("Cannot %s%s%s%s%s%s", before[null.action], null.operand,
                       after[null.action], because[null.cause],
                       null.cause == 0 ? "" : null.expression, null.cause == 0 ? "" : "\" is null");
}

/* Fills elements that Java has made, as many as there are. */
void kiln_java_lang_StackTraceElement_initStackTraceElements(Object *array, Object *throwable) {
  struct Frames frames;
  struct kiln_frame frame;
  const ref *to = elements((Array *)array, 2);
  i32 length = ((Array *)array)->length;
  frames_start(&frames, throwable);
  for (i32 i = 0; i < length && frames_next(&frames, &frame); i++) {
    if (!fill_element(OBJECT(to[i]), &frame)) return;
  }
  __asm__ volatile("" : : "r"(array), "r"(throwable));
}

KILN_SMALL_END
