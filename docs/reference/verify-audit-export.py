#!/usr/bin/env python3
"""Verifies an export of `sluse audit export --project NAME`, with nothing of Sluse at hand.

    python3 verify-audit-export.py FILE

Each line's hash is the SHA-256 of the previous line's hash, a newline, and the event as
canonical JSON (RFC 8785: names sorted, no white space, UTF-8). The first line's previous hash
is 64 zeros. The last line names the head. Exits 0 when every line fits, 1 at the first that does not.
"""
import hashlib
import json
import sys


def main(path):
    previous, seq, head = "0" * 64, 0, None
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            found = json.loads(line)
            if "head" in found:
                head = found["head"]
                break
            seq += 1
            canonical = json.dumps(found["event"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            computed = hashlib.sha256(f"{previous}\n{canonical}".encode("utf-8")).hexdigest()
            if found["event"]["seq"] != seq or found["previous"] != previous or found["hash"] != computed:
                print(f"line {number}: event {found['event']['event']} does not fit")
                return 1
            previous = computed
    if head is None or head["seq"] != seq or head["hash"] != previous:
        print("the export does not end with the head it names")
        return 1
    print(f"{head['chain']}: {seq} events, intact, head {previous}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
