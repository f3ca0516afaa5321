/* The system calls that solo5-spt leaves to an image, with their arguments. */
#ifndef FILTER_H
#define FILTER_H

#include "image.h"

void filter_start(const struct table *manifest, u32 epoll, u32 timer);

#endif
