import { describe, expect, test } from "vitest";
import { tagReader } from "../../../../src/providers/repository/delivery/tag-name.ts";

const read = tagReader();

describe("release versions by convention", () => {
  test.each([
    ["v1.2.3", "", [1, 2, 3]],
    ["1.2", "", [1, 2]],
    ["1.2.3.4", "", [1, 2, 3, 4]],
    ["release-1.2.3", "", [1, 2, 3]],
    ["release/1.2.3", "", [1, 2, 3]],
    ["rel_1_2_3", "", [1, 2, 3]],
    ["v1.2.3+build.5", "", [1, 2, 3]],
    ["1.2.3.Final", "", [1, 2, 3]],
    ["v1.2.3-hotfix.1", "", [1, 2, 3]],
    ["1.2.post1", "", [1, 2]],
    ["api/v1.2.0", "api", [1, 2, 0]],
    ["sdk/go/v0.3.1", "sdk/go", [0, 3, 1]],
    ["api/release-1.2.0", "api", [1, 2, 0]],
    ["web-v1.2.0", "web", [1, 2, 0]],
    ["commons-io-2.11.0", "commons-io", [2, 11, 0]],
    ["@scope/pkg@1.2.3", "@scope/pkg", [1, 2, 3]],
    ["curl-7_88_1", "curl", [7, 88, 1]],
  ])("%s", (tag, service, numbers) => {
    expect(read(tag)).toMatchObject({ service, numbers, preRelease: false, calendar: false });
  });

  test.each([
    ["2026.11.3", [2026, 11, 3]],
    ["20261103", [2026, 11, 3]],
    ["2026-11-03", [2026, 11, 3]],
    ["v2026.04", [2026, 4]],
    ["api/2026.11.03.2", [2026, 11, 3, 2]],
  ])("%s is a calendar version", (tag, numbers) => {
    expect(read(tag)).toMatchObject({ numbers, calendar: true, preRelease: false });
  });

  test.each([
    "v1.2.3-rc.1",
    "1.2rc1",
    "v2.0.0-alpha",
    "1.2.0b2",
    "1.2.dev3",
    "api/v1.2.0-beta.3",
    "v1.2.3-SNAPSHOT",
    "1.2.3-4",
  ])("%s is a pre-release", (tag) => {
    expect(read(tag)?.preRelease).toBe(true);
  });

  test.each([
    "v4",
    "latest",
    "release",
    "stable-branch",
    "backup/main",
    "build-123",
    "v1.2.3.4.5.6",
    "",
    "v1..2",
    "feature/1x2",
  ])("%s is no release", (tag) => {
    expect(read(tag)).toBeUndefined();
  });

  test("a long hostile name takes no time that grows with more than its square", () => {
    expect(read(`${"-1".repeat(2000)}x!`)).toBeUndefined();
  });
});

describe("a pattern of the manifest", () => {
  test("names version and service", () => {
    const own = tagReader("prod/(?P<service>[a-z]+)/(?P<version>.+)");
    expect(own("prod/api/1.2.3")).toMatchObject({ service: "api", version: "1.2.3", numbers: [1, 2, 3] });
    expect(own("v1.2.3")).toBeUndefined();
  });

  test("may match names without numbers", () => {
    expect(tagReader("deploy-[0-9]+")("deploy-17")).toMatchObject({ service: "", numbers: [], preRelease: false });
  });
});
