/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes down which calls change a folder, so that a loss of power can be played through. */
#pragma once

#include <stdint.h>
#include <stddef.h>

/* One call and its record belong together: nothing else happens to the folder while it is locked. Without CRASH_LOG nothing is done. */
void call_log_lock     (void);
void call_log_unlock   (void);
void call_log_open     (int         fd,
                        const char *path,
                        int         flags);
void call_log_write    (int         fd,
                        const void *bytes,
                        int64_t     n_bytes);
void call_log_truncate (int         fd,
                        int64_t     length,
                        int         result);
void call_log_sync     (int         fd,
                        int         result);
void call_log_names    (const char *call,
                        const char *from,
                        const char *to,
                        int         result);
/* What the program tells on its standard output, in the same order. */
void call_log_say      (int         fd,
                        const void *bytes,
                        size_t      n_bytes);
