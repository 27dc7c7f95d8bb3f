import { expect, it } from "vitest";
import { secrets } from "../../../src/providers/repository/secrets.ts";
import { one, scanFiles } from "./scan-files.ts";

// Made at run time, so that no scanner takes this file for a leak. They belong to nobody.
const AWS = ["AK", "IA", "QYLPMN5HFIQR7XYA"].join("");
const GITHUB = ["gh", "p_", "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5"].join("");
const KEY = ["-----BEGIN ", "PRIVATE KEY-----"].join("");
const BODY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";

it.each([
  ["aws-access-key", "config.py", `a = 1\nkey = "${AWS}"\n`, 2],
  ["github-token", ".env", `TOKEN=${GITHUB}\n`, 1],
  ["private-key", "certs/server.pem", `${KEY}\n${BODY}\n`, 1],
  ["private-key", "key.json", `{"private_key": "${KEY}\\n${BODY}\\n"}`, 1],
])("finds a %s, and never says its value", async (kind, path, content, line) => {
  const scan = await scanFiles({ [path]: content }, [secrets]);
  expect(one(scan, "secret.kind")).toMatchObject({ value: kind, path, line });
  expect(one(scan, "secret.count").value).toBe(1);
  expect(JSON.stringify(scan)).not.toContain(AWS);
  expect(JSON.stringify(scan)).not.toContain(GITHUB);
  expect(JSON.stringify(scan)).not.toContain(BODY);
});

it.each([
  ["the vendor's example", "a.py", "AKIAIOSFODNN7EXAMPLE"],
  ["a placeholder", "a.py", "AKIAAAAAAAAAAAAAAAAA"],
  ["a line that says so", "a.py", `# example: ${AWS}`],
  ["a test's fixture", "tests/fixtures/a.py", AWS],
  ["documentation", "docs/setup.md", AWS],
  ["part of a longer word", "a.py", `X${AWS}Y`],
  ["a header that code looks for", "a.py", `if text.startswith("${KEY}"):\n  pass\n`],
  ["a lock file", "package-lock.json", GITHUB],
])("does not take %s for a secret", async (_name, path, content) => {
  expect(one(await scanFiles({ [path]: content }, [secrets]), "secret.count").value).toBe(0);
});
