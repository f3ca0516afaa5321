/* The number of this tender in the ABI note. */
#define SOLO5_TARGET 1
