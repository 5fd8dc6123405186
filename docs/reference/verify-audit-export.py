#!/usr/bin/env python3
"""Verifies an export of `sluse audit export --project NAME`, with nothing of Sluse at hand.

    python3 verify-audit-export.py FILE [ALLOWED_SIGNERS]

Each line's hash is the SHA-256 of the previous line's hash, a newline, and the event as
canonical JSON (RFC 8785: names sorted, no white space, UTF-8). The first line's previous hash
is 64 zeros. The last line names the head. Behind a line that was the head on some day stands
that day's anchor: its text names the root of a tree (RFC 6962) over the heads of all projects,
and the path leads from this project's head to it. With the hub's allowed_signers, `ssh-keygen`
verifies the anchors' signatures. Exits 0 when every line fits, 1 at the first that does not.
"""
import hashlib
import json
import subprocess
import sys
import tempfile


def sha256(data):
    return hashlib.sha256(data).digest()


def climb(chain, seq, head, path):
    node = sha256(b"\0" + f"{chain} {seq} {head}".encode("utf-8"))
    for step in path:
        other = bytes.fromhex(step[1:])
        node = sha256(b"\1" + (other + node if step[0] == "l" else node + other))
    return node.hex()


def signed(anchor, signers):
    with tempfile.NamedTemporaryFile("w", suffix=".sig") as signature:
        signature.write(anchor["signature"])
        signature.flush()
        verify = ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", "sluse", "-n", "sluse-anchor", "-s", signature.name]
        return subprocess.run(verify, input=anchor["text"].encode("utf-8"), capture_output=True).returncode == 0


def main(path, signers=None):
    chain, previous, seq, head, anchors, last = None, "0" * 64, 0, None, 0, None
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            found = json.loads(line)
            if "head" in found:
                head = found["head"]
                break
            if "anchor" in found:
                anchor, facts = found["anchor"], dict(x.split(" ", 1) for x in found["anchor"]["text"].splitlines())
                if climb(chain, seq, previous, anchor["path"]) != facts["root"]:
                    print(f"line {number}: the anchor of {facts['day']} does not cover the line before it")
                    return 1
                if signers and not signed(anchor, signers):
                    print(f"line {number}: the anchor of {facts['day']} is not signed by the hub")
                    return 1
                anchors, last = anchors + 1, facts["day"]
                continue
            seq += 1
            chain = chain or found["event"]["chain"]
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
    if anchors:
        print(f"{anchors} anchors, the last of {last}, " + ("signed by the hub" if signers else "signatures NOT verified"))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
