import { expect, it } from "vitest";
import { alerts } from "../../../src/providers/repository/alerts.ts";
import { ci } from "../../../src/providers/repository/ci/ci.ts";
import { SCANNERS } from "../../../src/providers/repository/scanners.ts";
import { component, type Files, one, scanFiles } from "./scan-files.ts";

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => `${line(i)}\n`).join("");
const K8S = "apiVersion: apps/v1\nkind: Deployment\n";

/** File → what is said of it, and the count that is not known because of it. */
const CASES: [name: string, path: string, content: string | Buffer, says: RegExp, count: string | undefined][] = [
  [
    "a bomb of aliases",
    "a.yaml",
    `${K8S}a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\n`,
    /aliases expand/,
    "kubernetes.count",
  ],
  ["deep flow", "a.yaml", `${K8S}spec: ${"[".repeat(100_000)}`, /not valid YAML|too deeply/, "kubernetes.count"],
  ["a nest of explicit keys", "a.yaml", `${K8S}spec:\n  ${"? ".repeat(50_000)}`, /too deeply/, "kubernetes.count"],
  ["a line of 3 MiB", "a.yaml", `${K8S}spec: ${"x".repeat(3 * 1024 * 1024)}`, /larger than 2 MiB/, "kubernetes.count"],
  [
    "bytes that are not UTF-8",
    "a.yaml",
    Buffer.concat([Buffer.from(K8S), Buffer.from([0x61, 0x3a, 0xff, 0xfe])]),
    /not valid UTF-8/,
    "kubernetes.count",
  ],
  ["YAML that ends early", "a.yaml", `${K8S}spec: {a: [`, /a\.yaml:\d+: it is not valid YAML/, "kubernetes.count"],
  ["YAML of no known kind", "a.yaml", "a: [", /^$/, undefined],
  ["HCL garbage", "a.tf", 'resource "a" {{{ =\n', /a\.tf:1: it is not valid HCL/, "iac.count"],
  ["deep HCL", "a.tf", `x = ${"[".repeat(200_000)}`, /nested too deeply/, "iac.bucket.count"],
  ["an endless heredoc", "a.tf", `x = <<EOF\n${"x\n".repeat(300_000)}`, /not valid HCL/, "iac.count"],
  [
    "a template that ends early",
    "t.json",
    '{"Resources": {"A": {"Type": "AWS::S3::Bucket"',
    /t\.json:1: it is not valid JSON/,
    "iac.count",
  ],
  [
    "a template with a slip",
    "t.json",
    '{"Resources": {\n"A": {"Type": "AWS::S3::Bucket"},\n"B": oops\n}}',
    /t\.json:3: it is not valid JSON/,
    "iac.count",
  ],
  [
    "aliases by the thousand",
    "a.yaml",
    `${K8S}${lines(1000, (i) => `a${i}: &a${i} 1\nb${i}: *a${i}`)}`,
    /aliases more than 500 times/,
    "kubernetes.count",
  ],
  [
    "aliases of a large list",
    "a.yaml",
    `${K8S}a: &a [${"1,".repeat(50_000)}]\nb:\n${lines(100, () => "- [*a]")}`,
    /aliases expand/,
    "kubernetes.count",
  ],
  [
    "a Dockerfile with a line of a megabyte",
    "Dockerfile",
    `FROM a\nRUN ${"x".repeat(1_000_000)}`,
    /Dockerfile:2: a line is longer/,
    "dockerfile.count",
  ],
  ["a Dockerfile without FROM", "Dockerfile", "hello\n", /no FROM/, "dockerfile.count"],
  ["a binary Dockerfile", "Dockerfile", Buffer.from([70, 0, 1]), /not a text file/, "dockerfile.count"],
  ["half a package.json", "package.json", '{"dependencies": {"a"', /dependency manifest/, "manifest.count"],
  ["XML that never closes", "pom.xml", `<project>${"<a>".repeat(20_000)}`, /dependency manifest/, "manifest.count"],
  ["deep TOML", "pyproject.toml", `a = ${"[".repeat(50_000)}`, /dependency manifest/, "manifest.count"],
  ["a broken workflow", ".github/workflows/a.yml", "jobs: [\n", /a\.yml:\d+: it is not valid YAML/, "ci.count"],
  ["a binary decision record", "docs/adr/0001-a.md", Buffer.from([0, 1]), /not a text file/, "adr.count"],
];

it.each(CASES)(
  "%s is a diagnostic, and the count of its kind is not known",
  async (_name, path, content, says, count) => {
    const scan = await scanFiles({ [path]: content, "good/Dockerfile.ok": "FROM scratch\n" }, SCANNERS);
    expect(
      scan.problems
        .map((problem) => `${problem.path}${problem.line === undefined ? "" : `:${problem.line}`}: ${problem.message}`)
        .join("\n"),
    ).toMatch(says);
    if (count !== undefined) {
      expect(one(scan, count).value).toBeNull();
      expect(one(scan, count).reason).toContain(path);
    }
    // The other kinds are still known.
    const other = count === "alert.count" ? "ci.count" : "codeowners.count";
    expect(one(scan, other).value).toBe(0);
  },
);

it.each<[string, Files]>([
  ["a quoted string of two million characters", { "a.tf": `x = "${"a".repeat(1_900_000)}"\n` }],
  ["a text of half-keys", { "a.txt": "AKIA".repeat(400_000), "b.txt": `xoxb-${"1".repeat(13)}-`.repeat(80_000) }],
  [
    "a megabyte of line ends in every kind",
    {
      "a.yaml": "\n".repeat(1_000_000),
      "b.json": "\n".repeat(1_000_000),
      "c.tf": "\n".repeat(1_000_000),
      "d.ts": " \n".repeat(500_000),
      "docs/adr/1.md": "\n".repeat(1_000_000),
      "docs/runbooks/a.md": " ".repeat(1_000_000),
      "go.mod": " ".repeat(1_000_000),
      "build.gradle": "\n".repeat(1_000_000),
      CODEOWNERS: " ".repeat(1_000_000),
      Jenkinsfile: "\n".repeat(1_000_000),
      Dockerfile: "FROM a\n".concat("\n".repeat(1_000_000)),
    },
  ],
  [
    "words of every kind followed by blanks",
    {
      "a.yaml": `apiVersion: ${" ".repeat(500_000)}\nkind:${" ".repeat(500_000)}x`,
      "b.json": `"panels" ${" ".repeat(900_000)}`,
      "requirements.txt": " a".repeat(500_000),
      Jenkinsfile: "kubectl ".repeat(100_000),
    },
  ],
  ["private key headers without end", { "a.txt": "-----BEGIN PRIVATE KEY-----\n".repeat(60_000) }],
  [
    "a command that almost matches",
    { ".github/workflows/a.yml": `jobs: {a: {steps: [{run: "mvn ${"a ".repeat(9000)}"}]}}` },
  ],
  ["fifty thousand stages of one name", { Dockerfile: "FROM a AS a\n".repeat(50_000) }],
  ["stages that build on each other", { Dockerfile: lines(50_000, (i) => `FROM s${i} AS s${i + 1}`) }],
  [
    "queues and buckets by the thousand",
    { "a.tf": lines(15_000, (i) => `resource "aws_sqs_queue" "a${i}" {}\nresource "aws_s3_bucket" "b${i}" {}`) },
  ],
  [
    "one block again and again",
    { "a.tf": `resource "aws_security_group" "a" {\n${"ingress {}\n".repeat(100_000)}}\n` },
  ],
  [
    "locals that multiply",
    {
      "a.tf": `locals {\n${lines(10, (i) => `a${i} = [${`local.a${i + 1},`.repeat(20)}]`)}a10 = 1\n}\nresource "aws_s3_bucket" "a" { bucket = local.a0 }\n`,
    },
  ],
  [
    "a template of many resources",
    { "a.yaml": `Resources:\n${lines(10_000, (i) => `  R${i}: {Type: "AWS::S3::Bucket"}`)}` },
  ],
  [
    "rules for each file",
    {
      CODEOWNERS: lines(5000, (i) => `*.x${i} @a`),
      ...Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`d/${i}.c`, ""])),
    },
  ],
  ["a CODEOWNERS pattern of stars", { CODEOWNERS: `${"*".repeat(400)}a @x\n${"**/".repeat(100)}a @b\n`, "a/b/c": "" }],
])("%s is read in reasonable time", { timeout: 20_000 }, async (_name, files) => {
  expect((await scanFiles(files, SCANNERS)).readings.length).toBeGreaterThan(0);
});

it("reads more alerts and commands of one file than a call may have arguments", async () => {
  const files = {
    "a.yaml": `groups:\n- name: a\n  rules:\n${"  - alert: a\n".repeat(100_000)}`,
    ".gitlab-ci.yml": `a:\n  script:\n${"  - a\n".repeat(150_000)}`,
  };
  const scan = await scanFiles(files, [alerts, ci]);
  expect(scan.problems).toEqual([]);
  expect(one(scan, "alert.count").value).toBe(100_000);
  expect(one(scan, "ci.count").value).toBe(1);
});

it("takes keys called like parts of a prototype as keys", async () => {
  const manifest = `${K8S}metadata: {name: __proto__, labels: {__proto__: x, constructor: y}}\n__proto__: {polluted: true}\nspec: {template: {spec: {containers: [{name: a, image: b}]}}}\n`;
  const scan = await scanFiles(
    {
      "a.yaml": manifest,
      "package.json": '{"dependencies":{"__proto__":"1.0.0"}}',
      "a.tf": "locals { __proto__ = 1 }\n",
    },
    SCANNERS,
    [component("__proto__")],
  );
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(
    scan.readings.find((reading) => reading.subject === "__proto__" && reading.signal === "kubernetes.replicas")?.value,
  ).toBe(1);
});

it("reads files with CRLF line ends", async () => {
  const manifest = `${K8S}metadata:\n  name: a\nspec:\n  replicas: 4\n  template: {spec: {containers: [{name: a, image: b}]}}\n`;
  const scan = await scanFiles(
    {
      "a.yaml": manifest.replaceAll("\n", "\r\n"),
      "a.tf": 'resource "aws_db_instance" "a" {\r\n  multi_az = true\r\n}\r\n',
    },
    SCANNERS,
    [component("a")],
  );
  expect(one(scan, "kubernetes.replicas").value).toBe(4);
  expect(one(scan, "iac.database.multi-zone").value).toBe(true);
});

it("says nothing of large data, and something of a large file that should have been read", async () => {
  const span = `{"resourceSpans": [{"scopeSpans": [{"spans": [{"name": "x"}]}]}]}\n`;
  const scan = await scanFiles(
    {
      "telemetry/traces.jsonl": span.repeat(40_000),
      "telemetry/traces.json": `[${span.repeat(40_000)}]`,
      "stack.json": `{"Resources": {"A": {"Type": "AWS::S3::Bucket"}}, "x": "${"x".repeat(2_200_000)}"}`,
      "main.go": "x".repeat(2_200_000),
    },
    SCANNERS,
  );
  expect(scan.problems.map(({ path }) => path)).toEqual(["stack.json"]);
  expect(scan.notes.join()).toContain("main.go, stack.json");
  expect(scan.notes.join()).not.toContain("telemetry");
});
