/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the preloaded library lets go wrong; it is found by name, for programs run without it too. */
#pragma once

/* What happens to the calls that change something, until the plan ends. */
typedef enum
{
  FAULT_NONE,
  FAULT_MIXED,
  FAULT_SLOW,
  FAULT_FULL,
  FAULT_QUOTA,
  FAULT_READ_ONLY,
  FAULT_SYNC,
  FAULT_RENAME,
  FAULT_STUCK,
  FAULT_GONE,
  N_FAULTS,
} Fault;

void     crash_faults_begin (int         what,
                             int         permille);
/* Returns how many there were since the program began. */
unsigned crash_faults_end   (void);
/* Which folder they are in, where the environment does not say it; the text is not copied. NULL for nowhere. */
void     crash_faults_under (const char *path);

/* While the gate is closed the other threads wait before they change something. */
void     crash_gate_close   (void);
void     crash_gate_open    (void);
