/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML of any kind gives an article as every article is, or says why not. */
#include "config.h"

#include "article-laws.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  check_reader ("a.html", data, size);
  return 0;
}
