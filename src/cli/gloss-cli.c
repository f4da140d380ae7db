/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line of Gloss. */
#include "config.h"

#include "gloss-error.h"

int
main (void)
{
  return 0;
}
