import { expect, it } from "vitest";
import { kindReader } from "../../../../src/providers/repository/git/change-kinds.ts";

const kindOf = (message: string) =>
  kindReader([
    { kind: "p0-fix", subject: "^fix\\(p0\\)" },
    { kind: "security-fix", subject: "CVE-\\d+", trailer: { key: "Change-Kind", value: "^security$" } },
  ])(message.split("\n")[0] ?? "", message);

it.each([
  ["fix(p0): orders are lost", "p0-fix"],
  ["Mend fix(p0)", undefined],
  ["Update zlib for CVE-2026-1234", "security-fix"],
  ["Update zlib\n\nBecause.\n\nSigned-off-by: Ada <ada@example.org>\nchange-kind:  security \n", "security-fix"],
  ["Update zlib\n\nChange-Kind: feature\n", undefined],
  // Not in the last paragraph, or the subject itself: no trailer.
  ["Update zlib\n\nChange-Kind: security\n\nand more\n", undefined],
  ["Change-Kind: security", undefined],
  ["fix(p0): CVE-2026-1", "p0-fix"],
  ["", undefined],
])("%j is of the kind %s", (message, kind) => {
  expect(kindOf(message)).toBe(kind);
});
