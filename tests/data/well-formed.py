# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs xmllint over every XML file that the project writes itself: templates, resource lists, pictures."""
import pathlib
import subprocess
import sys

xmllint, top = sys.argv[1], pathlib.Path(sys.argv[2])
paths = [str(path) for folder in ("src", "data") for path in sorted((top / folder).rglob("*"))
         if path.suffix in (".ui", ".xml", ".svg") or path.name.endswith(".xml.in")]
sys.exit(subprocess.run([xmllint, "--noout", "--nonet", *paths], check=False).returncode if paths else "no XML found")
