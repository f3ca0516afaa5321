/*
 * Natives of java.base that have one answer in an image: there is no archive of classes, no signal,
 * no security context, no file but through devices.
 */
#include "runtime.h"

#define NANOS_PER_SECOND 1000000000ll
#define ADJUSTMENT_MOST 0x100000000ll /* seconds; VM.getNanoTimeAdjustment's contract */

void kiln_jdk_internal_misc_VM_initialize(void) {}

/* The wall clock as nanoseconds since that second, or -1 if that is too far off. */
i64 kiln_jdk_internal_misc_VM_getNanoTimeAdjustment(i64 offset_seconds) {
  i64 wall = (i64)kiln_platform_wall();
  i64 seconds = wall / NANOS_PER_SECOND - offset_seconds;
  if (seconds > ADJUSTMENT_MOST || seconds < -ADJUSTMENT_MOST) return -1;
  return seconds * NANOS_PER_SECOND + wall % NANOS_PER_SECOND;
}

i32 kiln_jdk_internal_misc_CDS_isDumpingClassList0(void) { return 0; }
i32 kiln_jdk_internal_misc_CDS_isDumpingArchive0(void) { return 0; }
i32 kiln_jdk_internal_misc_CDS_isSharingEnabled0(void) { return 0; }
i64 kiln_jdk_internal_misc_CDS_getRandomSeedForDumping(void) { return 0; }
void kiln_jdk_internal_misc_CDS_initializeFromArchive(Object *c) { (void)c; }
void kiln_jdk_internal_misc_CDS_defineArchivedModules(Object *platform, Object *system) {
  (void)platform;
  (void)system;
}

i32 kiln_jdk_internal_misc_Signal_findSignal0(Object *name) {
  (void)name;
  return -1; /* no such signal */
}

void kiln_jdk_internal_misc_ScopedMemoryAccess_registerNatives(void) {}
void kiln_java_lang_ClassLoader_registerNatives(void) {}
void kiln_java_io_FileDescriptor_initIDs(void) {}
void kiln_java_io_FileInputStream_initIDs(void) {}
void kiln_java_io_FileOutputStream_initIDs(void) {}

i64 kiln_java_io_FileDescriptor_getHandle(i32 descriptor) {
  (void)descriptor;
  return -1; /* as on every system but Windows */
}

i32 kiln_java_io_FileDescriptor_getAppend(i32 descriptor) {
  (void)descriptor;
  return 0;
}

i32 kiln_java_io_Console_istty(void) { return 0; }

Object *kiln_java_security_AccessController_getStackAccessControlContext(void) { return 0; }
Object *kiln_java_security_AccessController_getInheritedAccessControlContext(void) { return 0; }
void kiln_java_security_AccessController_ensureMaterializedForStackWalk(Object *object) {
  (void)object;
}

void kiln_java_lang_Shutdown_beforeHalt(void) {}
void kiln_java_lang_Shutdown_halt0(i32 status) { end(status); }

i32 kiln_java_util_concurrent_atomic_AtomicLong_VMSupportsCS8(void) { return 1; }

i32 kiln_java_lang_StringUTF16_isBigEndian(void) { return 0; }

Object *kiln_java_util_TimeZone_getSystemTimeZoneID(Object *home) {
  (void)home;
  return kiln_string("UTC");
}

Object *kiln_java_util_TimeZone_getSystemGMTOffsetID(void) { return kiln_string("GMT"); }
