// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates write placeholders so.
import { expect, it } from "vitest";
import { secretKind } from "../../../src/documents/secrets.ts";
import { SECRET_FORMATS } from "../../../src/model/secret-formats.ts";
import { secrets } from "../../../src/providers/repository/secrets.ts";
import { one, scanFiles, valuesOf } from "./scan-files.ts";

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

// In two halves each, for the same reason.
const RANDOM = "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9fG1hJ3kL5mN7pQ9rS1tU3vW5";
const SAMPLES: { [kind: string]: string[] } = {
  "aws-access-key": [AWS],
  "private-key": [`${KEY}\n${BODY}`, `${KEY.replace("PRIV", "OPENSSH PRIV")}\n${BODY}`],
  "github-token": [GITHUB, `github${"_pat_"}11AB3dE5fG7hJ9kL1mN3p0_${RANDOM.slice(0, 59)}`],
  "gitlab-token": [`glpat${"-"}${RANDOM.slice(0, 20)}`, `glrt${"-"}${RANDOM.slice(0, 20)}`],
  "slack-token": [`xox${"b-"}2480136579024-${RANDOM.slice(0, 24)}`, `xox${"e-"}1-${RANDOM.slice(0, 24)}`],
  "slack-webhook": [`https://hooks.slack.com${"/services/"}T0AB3CD5E/B7FG9HJ1K/${RANDOM.slice(0, 24)}`],
  "stripe-key": [`sk${"_live_"}${RANDOM.slice(0, 24)}`],
  "google-api-key": [`AI${"za"}${RANDOM.slice(0, 35)}`],
  "grafana-token": [`glsa${"_"}${RANDOM.slice(0, 32)}_3a5b7c9d`, `glc${"_"}${RANDOM}==`],
  "npm-token": [`npm${"_"}${RANDOM.slice(0, 36)}`],
  "pypi-token": [`pypi${"-"}AgEIcHlwaS5vcmc${RANDOM.slice(0, 60)}`],
  "sendgrid-key": [`SG${"."}${RANDOM.slice(0, 22)}.${RANDOM.slice(0, 43)}`],
  "json-web-token": [`ey${"J"}hbGciOiJIUzI1NiJ9.eyJzdWIiOiJvcmRlcnMiLCJqdGkiOjd9.${RANDOM.slice(0, 32)}`],
  "azure-storage-key": [`AccountName=shop;AccountKey${"="}${RANDOM.slice(0, 43)}=;EndpointSuffix=core.windows.net`],
  "bearer-token": [`Bearer ${RANDOM.slice(0, 24)}`, `curl -H "Authorization: Basic ${RANDOM.slice(0, 24)}=="`],
  "url-password": ["postgres://shop:hunter2@db/shop", "redis://:p@host", "amqp://u:p@h", "https://user:tok@host/x.git"],
};

it.each(SECRET_FORMATS.map(({ kind }) => kind))(
  "knows a %s in files, and does not repeat it in messages",
  async (kind) => {
    expect(SAMPLES[kind]).toBeDefined();
    for (const sample of SAMPLES[kind] ?? []) {
      const scan = await scanFiles({ "app/settings.py": `${sample}\n`, ".env": `VALUE=${sample}\n` }, [secrets]);
      expect(valuesOf(scan, "secret.kind"), sample).toContain(kind);
      expect(new Set(scan.readings.filter(({ signal }) => signal === "secret.kind").map(({ path }) => path)).size).toBe(
        2,
      );
      expect(secretKind(`see ${sample}, it is ours`), sample).toBeDefined();
    }
  },
);

it.each([
  "DATABASE_URL=postgres://shop:hunter2@db/shop",
  "const url = `mongodb+srv://app:s3cr%24t@cluster0.mongodb.net`;",
  'jdbc: "jdbc:postgresql://app:pa$$w0rd@db:5432/app"',
  "first postgres://u:${PW}@db, then postgres://u:hunter2@db",
  "https://oauth2:tok@git.shop.net/a.git",
  "amqp://guest:guest@mq",
  "url: postgres://shop:p@ss@db/shop",
])("finds the password of the URL in %s", async (line) => {
  expect(one(await scanFiles({ "a.txt": `${line}\n` }, [secrets]), "secret.kind").value).toBe("url-password");
});

it.each([
  "postgres://user:password@db/shop",
  "postgres://shop:${PASSWORD}@db/shop",
  "postgres://shop:${PASSWORD:-x}@db/shop",
  "postgres://shop:$(DB_PASS)@db/shop",
  "postgres://shop:$DB_PASS@db/shop",
  "postgres://shop:<password>@db/shop",
  "postgres://shop:{{ .Values.password }}@db/shop",
  "postgres://shop:{{.Values.password}}@db/shop",
  'f"postgres://{user}:{password}@{host}/shop"',
  '"postgres://%s:%s@%s/shop"',
  '"postgres://" + user + ":" + password + "@" + host',
  "postgres://shop:%DB_PASS%@db/shop",
  "postgres://shop:changeme@db/shop",
  "postgres://shop:change-me@db/shop",
  "postgres://shop:your-password@db/shop",
  "postgres://shop:DB_PASSWORD@db/shop",
  "postgres://shop:*****@db/shop",
  "postgres://shop:xxx@db/shop",
  "postgres://shop:...@db/shop",
  "postgres://shop@db/shop",
  "postgres://shop:@db/shop",
  "postgres://postgres:postgres@localhost:5432/shop",
  "https://$TOKEN:x-oauth-basic@github.com/a/b",
  "see http://localhost:8080/@me, or mail a@b.c",
  "npm install http://registry:4873/@shop/cart",
  "# an example: postgres://shop:hunter2@db/shop",
])("finds no password in %s", async (line) => {
  expect(valuesOf(await scanFiles({ "a.txt": `${line}\n` }, [secrets]), "secret.kind")).toEqual([]);
});

it.each(["src/url_test.go", "src/url.spec.ts", ".env.example", "config.sample.yaml", "docs/a.md", "fixtures/a.sql"])(
  "does not take a URL of %s for a leak",
  async (path) => {
    const scan = await scanFiles({ [path]: "postgres://shop:hunter2@db/shop\n" }, [secrets]);
    expect(one(scan, "secret.count").value).toBe(0);
  },
);

it("finds no token in words of the same form", async () => {
  const text =
    "Basic authentication-settings, Bearer token-authentication-v2, gl_see, xoxo-kisses-and-hugs, eyJhbGciOiJIUzI1NiJ9\n";
  expect(one(await scanFiles({ "a.txt": text }, [secrets]), "secret.count").value).toBe(0);
});
