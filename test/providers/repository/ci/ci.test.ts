import { describe, expect, it } from "vitest";
import { ci } from "../../../../src/providers/repository/ci/ci.ts";
import { one, scanFiles, valuesOf } from "../scan-files.ts";

const workflow = (step: string) =>
  scanFiles({ ".github/workflows/a.yml": `on: push\njobs:\n  a:\n    steps:\n      - ${step}\n` }, [ci]);

describe("GitHub Actions", () => {
  it.each([
    ["ci.runs-tests", "run: npm test", true],
    ["ci.runs-tests", "run: npm run test:unit", true],
    ["ci.runs-tests", "run: go test ./...", true],
    ["ci.runs-tests", "run: ./gradlew build", true],
    ["ci.runs-tests", "run: python -m pytest -q", true],
    ["ci.runs-tests", "run: npm ci", false],
    ["ci.runs-tests", "run: echo npm test", false],
    ["ci.runs-tests", 'run: "# npm test"', false],
    ["ci.runs-tests", "run: npm test || true", false],
    ["ci.runs-tests", "run: npm test || exit 0", false],
    ["ci.runs-tests", "run: cd web && npm test || true", false],
    ["ci.runs-tests", "run: npm run lint || true; npm test", true],
    ["ci.runs-tests", "run: npm test || exit 1", true],
    ["ci.runs-tests", "{run: npm test, continue-on-error: true}", false],
    ["ci.lints", "run: npx eslint . || true", false],
    ["ci.deploys", "run: helm upgrade --install b ./c || true", true],
    ["ci.deploys", "{run: helm upgrade b ./c, continue-on-error: true}", true],
    ["ci.deploys", "uses: actions/deploy-pages@v4", false],
    ["ci.deploys", "uses: peaceiris/actions-gh-pages@v4", false],
    ["ci.lints", "run: npx eslint .", true],
    ["ci.lints", "uses: golangci/golangci-lint-action@v6", true],
    ["ci.lints", "run: npm test", false],
    ["ci.deploys", "run: helm --namespace a upgrade --install b ./c", true],
    ["ci.deploys", "run: kubectl get pods", false],
    ["ci.deploys", "uses: aws-actions/amazon-ecs-deploy-task-definition@v2", true],
    ["ci.security-scan", "uses: github/codeql-action/analyze@v3", true],
    ["ci.security-scan", "run: npm audit --omit=dev", true],
    ["ci.security-scan", "run: npm test", false],
    ["ci.cost-check", "run: infracost breakdown --path .", true],
    ["ci.caches", "uses: actions/cache@v4", true],
    ["ci.caches", "run: npm ci", false],
  ])("%s of %s is %s", async (signal, step, value) => {
    expect(one(await workflow(step), signal).value).toBe(value);
  });

  it("cites the line of the step", async () => {
    expect(one(await workflow("run: |\n          npm ci\n          npm test"), "ci.runs-tests")).toMatchObject({
      path: ".github/workflows/a.yml",
      line: 7,
    });
  });

  it.each([
    ["permissions: {contents: read}\njobs: {a: {steps: []}}", "restricted"],
    ["permissions: write-all\njobs: {a: {steps: []}}", "write-all"],
    ["jobs: {a: {steps: []}}", "default"],
    ["jobs: {a: {permissions: {}, steps: []}, b: {steps: []}}", "default"],
    ["permissions: {}\njobs: {a: {permissions: write-all, steps: []}}", "write-all"],
  ])("reads permissions of %j", async (source, value) => {
    expect(one(await scanFiles({ ".github/workflows/a.yml": source }, [ci]), "ci.permissions").value).toBe(value);
  });

  it("gives no share of pinned actions where all are GitHub's own", async () => {
    expect(valuesOf(await workflow("uses: actions/checkout@v4"), "ci.pinned-actions")).toEqual([]);
    expect(valuesOf(await workflow("uses: a/b@main"), "ci.pinned-actions")).toEqual([0]);
  });
});

it.each([
  ["azure-pipelines.yml", "steps:\n  - {script: dotnet test, continueOnError: true}\n"],
  [".buildkite/pipeline.yml", "steps:\n  - {command: make test, soft_fail: true}\n"],
  [".gitlab-ci.yml", "t: {allow_failure: true, script: [cargo test]}\n"],
  ["Jenkinsfile", "node {\n  sh 'mvn verify || true'\n}\n"],
])("takes tests of %s whose failure is ignored for none", async (path, source) => {
  expect(one(await scanFiles({ [path]: source }, [ci]), "ci.runs-tests").value).toBe(false);
});

it.each([
  ["azure-pipelines.yml", "steps:\n  - script: dotnet test\n"],
  [".circleci/config.yml", "jobs:\n  a:\n    steps:\n      - run: {name: t, command: npm test}\n"],
  ["bitbucket-pipelines.yml", "pipelines:\n  default:\n    - step: {script: [npm test]}\n"],
  [".travis.yml", "script: npm test\n"],
  [".buildkite/pipeline.yml", "steps:\n  - command: make test\n"],
  ["cloudbuild.yaml", "steps:\n  - {name: golang, entrypoint: go, args: [test, ./...]}\n"],
  ["Jenkinsfile", "pipeline {\n  stages { stage('t') { steps { sh 'mvn verify' } } }\n}\n"],
  [".gitlab-ci.yml", "t:\n  script:\n    - cargo test\n"],
])("sees the tests that %s runs", async (path, source) => {
  const scan = await scanFiles({ [path]: source }, [ci]);
  expect(one(scan, "ci.count").value).toBe(1);
  expect(one(scan, "ci.runs-tests").value).toBe(true);
  expect(one(scan, "ci.deploys").value).toBe(false);
});
