/*
 * StrictMath by its hash: each function's results on pseudo-random arguments, folded into one
 * number, which StrictMathTest compares with HotSpot's.
 */
#include "java.h"
#include "strict.h"

double kiln_java_lang_StrictMath_sin(double x);
double kiln_java_lang_StrictMath_cos(double x);
double kiln_java_lang_StrictMath_tan(double x);
double kiln_java_lang_StrictMath_asin(double x);
double kiln_java_lang_StrictMath_acos(double x);
double kiln_java_lang_StrictMath_atan(double x);
double kiln_java_lang_StrictMath_log(double x);
double kiln_java_lang_StrictMath_log10(double x);
double kiln_java_lang_StrictMath_log1p(double x);
double kiln_java_lang_StrictMath_expm1(double x);
double kiln_java_lang_StrictMath_sinh(double x);
double kiln_java_lang_StrictMath_cosh(double x);
double kiln_java_lang_StrictMath_tanh(double x);
double kiln_java_lang_StrictMath_sqrt(double x);
double kiln_java_lang_StrictMath_atan2(double y, double x);
double kiln_java_lang_StrictMath_IEEEremainder(double x, double p);

#define ARGUMENTS 400000

static double unit(void) { return (double)(i64)(random64() >> 11) * 0x1p-53; }

/* As StrictMathTest makes them. */
static double argument(u32 i) {
  switch (i % 8) {
    case 0: return of_bits(random64());
    case 1: return unit() * 2 - 1;
    case 2: return unit() * 1500 - 750;
    case 3: return (double)(i64)(random64() % 2000000) * 1.5707963267948966;
    case 4: return (double)(i32)(random64() % 200) - 100;
    case 5: return (unit() - 0.5) * 0x1p-20;
    case 6: return unit() * 0x1p60;
    default: return unit() * 50 - 25;
  }
}

static u64 fold(u64 hash, double result) {
  u64 bits = result != result ? 0x7ff8000000000000ull : bits_of(result);
  return (hash ^ bits) * 1099511628211ull;
}

static void one(const char *name, double (*function)(double)) {
  u64 hash = 14695981039346656037ull;
  random_state = 4711;
  for (u32 i = 0; i < ARGUMENTS; i++) hash = fold(hash, function(argument(i)));
  print(name);
  print(" ");
  print_hex(hash, 16);
  print("\n");
}

static void two(const char *name, double (*function)(double, double)) {
  u64 hash = 14695981039346656037ull;
  random_state = 4711;
  for (u32 i = 0; i < ARGUMENTS; i++) {
    double x = argument(i);
    double y = argument(i / 8);
    hash = fold(hash, function(x, y));
  }
  print(name);
  print(" ");
  print_hex(hash, 16);
  print("\n");
}

i32 test_main(void) {
  one("sin", kiln_java_lang_StrictMath_sin);
  one("cos", kiln_java_lang_StrictMath_cos);
  one("tan", kiln_java_lang_StrictMath_tan);
  one("asin", kiln_java_lang_StrictMath_asin);
  one("acos", kiln_java_lang_StrictMath_acos);
  one("atan", kiln_java_lang_StrictMath_atan);
  one("log", kiln_java_lang_StrictMath_log);
  one("log10", kiln_java_lang_StrictMath_log10);
  one("log1p", kiln_java_lang_StrictMath_log1p);
  one("expm1", kiln_java_lang_StrictMath_expm1);
  one("sinh", kiln_java_lang_StrictMath_sinh);
  one("cosh", kiln_java_lang_StrictMath_cosh);
  one("tanh", kiln_java_lang_StrictMath_tanh);
  one("sqrt", kiln_java_lang_StrictMath_sqrt);
  two("atan2", kiln_java_lang_StrictMath_atan2);
  two("IEEEremainder", kiln_java_lang_StrictMath_IEEEremainder);
  return 0;
}
