import { expect, it } from "vitest";
import { FileProblems } from "../../src/documents/problems.ts";
import { loadManifest } from "../../src/workload/manifest.ts";
import { folderWith, HEAD, KNOWN, messageOf } from "./folder.ts";

/** The messages are the product: each case is what a user sees. */
const CASES: { name: string; text: string; said: string[] }[] = [
  {
    name: "typos at the top",
    text: "apiVersion: plumbrule/v2\nkind: Workloads\nmetdata: { name: shop }\nframework: [dora]\ncomponets: []\nslo: []\nfoo: 1\n",
    said: [
      '1: apiVersion: has to be "plumbrule/v1", not "plumbrule/v2"',
      '2: kind: has to be "Workload", not "Workloads"',
      '3: metdata: unknown key; did you mean "metadata"?',
      '4: framework: unknown key; did you mean "frameworks"?',
      '5: componets: unknown key; did you mean "components"?',
      '6: slo: unknown key; did you mean "slos"?',
      "7: foo: unknown key; known here: apiVersion, kind, metadata, frameworks, components, providers, slos, answers, waivers, errorBudgetPolicy, maintenance, adrs, gate, rules, plugins",
    ],
  },
  {
    name: "metadata",
    text: 'apiVersion: plumbrule/v1\nkind: Workload\nmetadata: { name: "my shop", ownr: x, criticality: hihg }\n',
    said: [
      '3: metadata.criticality: "hihg" is not one of low, medium, high; did you mean "high"?',
      '3: metadata.name: "my shop" is not accepted here (letters, digits and . _ / -, beginning with a letter or digit, at most 128)',
      '3: metadata.ownr: unknown key; did you mean "owner"?',
    ],
  },
  {
    name: "missing parts",
    text: "components: [{ id: a }]\n",
    said: [
      '1: needs "apiVersion" (always plumbrule/v1)',
      '1: needs "kind" (always Workload)',
      '1: needs "metadata" (its name, who owns it and how critical it is)',
      '1: components[0]: needs "type" (what it is: http-service, worker, function, gateway, load-balancer, database, cache, queue, object-store, volume, vm, cluster, or a vendor\'s type such as aws.rds)',
    ],
  },
  {
    name: "frameworks",
    text: `${HEAD}frameworks: [aws-well-architectd, dora, dora, 5, cobit]\n`,
    said: [
      '4: frameworks[0]: unknown framework "aws-well-architectd"; did you mean "aws-well-architected"?',
      '4: frameworks[2]: "dora" is listed twice',
      '4: frameworks[3]: is read as the number 5; put it in quotes: "5"',
      '4: frameworks[4]: unknown framework "cobit"; "plumbrule frameworks list" shows all',
    ],
  },
  {
    name: "components",
    text: `${HEAD}components:
  - { id: frontend, type: http-servce, dependson: [checkout] }
  - { id: frontend, type: aws.rdss, dependsOn: [fronted, shop] }
  - id: shop
    type: http-service
    dependsOn:
      - frontend
      - payments-and-refunds
  - { id: 5, type: true, dependsOn: frontend }
  - nothing
  -
`,
    said: [
      '5: components[0].dependson: unknown key; did you mean "dependsOn"?',
      '5: components[0].type: unknown component type "http-servce"; did you mean "http-service"?',
      '6: components[1].dependsOn[0]: no component has the id "fronted"; did you mean "frontend"?',
      '6: components[1].id: "frontend" is already the id of components[0]; ids have to differ',
      '6: components[1].type: unknown component type "aws.rdss"; did you mean "aws.rds"?',
      '7: components[2].id: "shop" is the workload\'s own name; name one of them otherwise',
      '11: components[2].dependsOn[1]: no component has the id "payments-and-refunds"; ids here are frontend, shop',
      "12: components[3].dependsOn: has to be a list; write [frontend]",
      '12: components[3].id: is read as the number 5; put it in quotes: "5"',
      '12: components[3].type: is read as the truth value true; put it in quotes: "true"',
      '13: components[4]: has to be keys and values, not "nothing"',
      "14: components[5]: is empty; expected: keys and values",
    ],
  },
  {
    name: "providers",
    text: `${HEAD}providers:
  prometeus: { url: http://127.0.0.1:9090 }
  aws: { regoin: eu-west-1, endpoint: "http://10.0.0.1:80" }
  prometheus: { url: "http://prom.example.com", auth: { tokenEnv: PROM_TOKEN } }
  gcp: { project: 7, endpoint: "ftp://x", auth: { tokenenv: X } }
  azure: true
  recorded: { path: ../x, series: [{ file: a.csv, signal: {} }, { file: b.csv }], traces: [{}] }
  repository:
`,
    said: [
      '5: providers.prometeus: unknown key; did you mean "prometheus"?',
      "6: providers.aws.endpoint: plain http is accepted for this machine only (localhost, 127.0.0.1, [::1]); use https://",
      '6: providers.aws.regoin: unknown key; did you mean "region"?',
      "7: providers.prometheus.url: a token travels over https:// or inside this machine only; use https://, or leave auth out",
      '8: providers.gcp.auth.tokenenv: unknown key; did you mean "tokenEnv"?',
      "8: providers.gcp.endpoint: has to begin with https:// (or http:// on this machine)",
      '8: providers.gcp.project: is read as the number 7; put it in quotes: "7"',
      "9: providers.azure: has to be keys and values or false, not true",
      '10: providers.recorded.path: "../x" leads out of the workload\'s folder',
      '10: providers.recorded.series[0].signal: unknown key; did you mean "signals"?',
      '10: providers.recorded.series[1]: needs "signals" or "notRecorded"',
      '10: providers.recorded.traces[0]: needs "file"',
      "11: providers.repository: is empty; expected: keys and values or false",
    ],
  },
  {
    name: "paths and lists",
    text: `${HEAD}slos: slos/*.yaml
answers: /etc/passwd
waivers: 5
adrs: [docs]
rules: [../.., "C:\\\\rules"]
plugins: ["Bad Name"]
`,
    said: [
      "4: slos: has to be a list; write [slos/*.yaml]",
      '5: answers: "/etc/passwd" has to be relative to the workload\'s folder',
      '6: waivers: is read as the number 5; put it in quotes: "5"',
      "7: adrs: has to be text, not a list",
      '8: rules[0]: "../.." leads out of the workload\'s folder',
      '8: rules[1]: "C:\\rules" has to be relative to the workload\'s folder',
      '9: plugins[0]: "Bad Name" is not accepted here (name of an npm package, such as plumbrule-datadog or @team/plumbrule-rules)',
    ],
  },
  {
    name: "the gate",
    text: `${HEAD}gate:
  errorBudget: { minRemaining: 2, minRemaning: 1 }
  pillars: { reliability: { minScor: 70, judge: lo, minCoverage: -1 } }
  findings: { failOn: hig, baseline: ../b.json }
  onMissing: fial
  findngs: {}
`,
    said: [
      "5: gate.errorBudget.minRemaining: is 2; the most is 1",
      '5: gate.errorBudget.minRemaning: unknown key; did you mean "minRemaining"?',
      '6: gate.pillars.reliability.judge: "lo" is not one of low, value; did you mean "low"?',
      "6: gate.pillars.reliability.minCoverage: is -1; the least is 0",
      '6: gate.pillars.reliability.minScor: unknown key; did you mean "minScore"?',
      '7: gate.findings.baseline: "../b.json" leads out of the workload\'s folder',
      '7: gate.findings.failOn: "hig" is not one of low, medium, high, critical; did you mean "high"?',
      '8: gate.onMissing: "fial" is not one of fail, warn, ignore; did you mean "fail"?',
      '9: gate.findngs: unknown key; did you mean "findings"?',
    ],
  },
  {
    name: "a key twice",
    text: `${HEAD}components: []\nproviders: { aws: { region: a, region: b } }\ncomponents: []\n`,
    said: ["5: providers.aws.region: is written twice; keep one", "6: components: is written twice; keep one"],
  },
  {
    name: "a tab",
    text: "apiVersion: plumbrule/v1\n\tkind: x\n",
    said: ["2: a tab indents this line; YAML wants spaces"],
  },
  {
    name: "indentation and colons",
    text: "apiVersion: plumbrule/v1\n  kind: Workload\nmetadata: x: y\n",
    said: [
      "1: the indentation does not fit, or a text with a colon and a space lacks quotes; align the keys, or put the text in quotes",
      "3: the indentation does not fit, or a text with a colon and a space lacks quotes; align the keys, or put the text in quotes",
    ],
  },
  {
    name: "an open quote",
    text: `${HEAD}adrs: "docs\n`,
    said: ['5: is not valid YAML: Missing closing "quote'],
  },
  {
    name: "an empty file",
    text: "# nothing yet\n",
    said: [
      '1: is empty. The least is: apiVersion: plumbrule/v1, kind: Workload, metadata: { name: … }; "plumbrule init" writes one',
    ],
  },
  {
    name: "a list at the top",
    text: "- a\n",
    said: ['1: has to begin with keys such as "apiVersion: plumbrule/v1", not with a list'],
  },
  {
    name: "a text at the top",
    text: "hello\n",
    said: ['1: has to begin with keys such as "apiVersion: plumbrule/v1", not with a text'],
  },
  {
    name: "two documents",
    text: `${HEAD}---\na: 1\n`,
    said: ["4: a second document begins here (---); one is expected"],
  },
  {
    name: "a tag",
    text: `${HEAD}gate: !!js/function "x"\n`,
    said: ["4: tags (!name) are not accepted; write the plain value"],
  },
  {
    name: "no number",
    text: `${HEAD}gate: { pillars: { reliability: { minScore: .nan } } }\n`,
    said: ["4: gate.pillars.reliability.minScore: is not a finite number"],
  },
  {
    name: "a merge key",
    text: `${HEAD}gate: { <<: { onMissing: fail } }\n`,
    said: ['4: gate["<<"]: merge keys are not part of YAML 1.2; write the keys out'],
  },
  {
    name: "a circle of aliases",
    text: `${HEAD}gate: &a { x: *a }\n`,
    said: ["4: gate.x: *a stands inside &a: it would never end"],
  },
  { name: "a missing anchor", text: `${HEAD}gate: *b\n`, said: ["4: gate: *b is used, but no &b comes before it"] },
  {
    name: "keys that act on prototypes",
    text: `${HEAD}__proto__: { name: x }\nproviders: { __proto__: { a: 1 } }\n`,
    said: ["4: __proto__: this key is not accepted", "5: providers.__proto__: this key is not accepted"],
  },
  {
    name: "names that are attacks",
    text: `${HEAD}components:
  - { id: "<script>alert(1)</script>", type: "\\e[31mred" }
  - { id: "\\u202eevil", type: vm, "\\e[2J": 1 }
`,
    said: [
      '5: components[0].id: "<script>alert(1)</script>" is not accepted here (letters, digits and . _ / -, beginning with a letter or digit, at most 128)',
      '5: components[0].type: unknown component type "\\u001b[31mred"; neutral ones are http-service, worker, function, gateway, load-balancer, database, cache, queue, object-store, volume, vm, cluster; "plumbrule providers list --types" shows all',
      '6: components[1]["\\u001b[2J"]: unknown key; known here: id, type, dependsOn, owner, criticality, ref',
      '6: components[1].id: "\\u202eevil" is not accepted here (letters, digits and . _ / -, beginning with a letter or digit, at most 128)',
    ],
  },
];

it.each(CASES)("$name", async ({ text, said }) => {
  const directory = await folderWith({ "plumbrule.yaml": text });
  const message = await messageOf(loadManifest(directory, KNOWN));
  expect(message.split("\n")).toEqual(said.map((line) => `plumbrule.yaml:${line}`));
});

it("gives each problem by itself too, with exit code 2", async () => {
  const directory = await folderWith({ "plumbrule.yaml": `${HEAD}frameworks: [dorra]\n` });
  const error = await loadManifest(directory, KNOWN).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(FileProblems);
  expect(error).toMatchObject({
    exitCode: 2,
    code: "PLUMBRULE_E_FILE",
    details: [
      {
        file: "plumbrule.yaml",
        line: 4,
        path: "frameworks[0]",
        message: 'unknown framework "dorra"; did you mean "dora"?',
      },
    ],
  });
});

it("shows the first fifty problems and counts the rest", async () => {
  const keys = Array.from({ length: 60 }, (_, i) => `key${i}: 1`).join("\n");
  const lines = (await messageOf(loadManifest(await folderWith({ "plumbrule.yaml": HEAD + keys }), KNOWN))).split("\n");
  expect(lines).toHaveLength(51);
  expect(lines.at(-1)).toBe("and 10 more problems");
});
