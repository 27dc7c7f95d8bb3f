// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HCL, Dockerfiles and templates write placeholders so.
import { expect, it } from "vitest";
import { dockerfiles } from "../../../src/providers/repository/dockerfiles.ts";
import { one, scanFiles } from "./scan-files.ts";

const DIGEST = `sha256:${"0".repeat(64)}`;

it.each<[string, string, unknown]>([
  ["dockerfile.runs-as-root", "FROM node:22\n", true],
  ["dockerfile.runs-as-root", "FROM node:22\nUSER node\n", false],
  ["dockerfile.runs-as-root", "FROM node:22\nUSER node\nUSER 0:0\n", true],
  ["dockerfile.runs-as-root", "FROM gcr.io/distroless/static:nonroot\n", false],
  ["dockerfile.runs-as-root", "FROM a AS b\nUSER root\nFROM c\nUSER 1000\n", false],
  ["dockerfile.runs-as-root", "FROM a AS base\nUSER app\nFROM base\nRUN x\n", false],
  ["dockerfile.runs-as-root", "ARG B\nFROM ${B}\n", null],
  ["dockerfile.runs-as-root", "ARG U=app\nFROM a\nUSER ${U}\n", false],
  ["dockerfile.base-pinned", `FROM a@${DIGEST}\n`, true],
  ["dockerfile.base-pinned", "FROM a:1\n", false],
  ["dockerfile.base-pinned", "FROM scratch\n", true],
  ["dockerfile.base-floating", "FROM a\n", true],
  ["dockerfile.base-floating", "FROM localhost:5000/a\n", true],
  ["dockerfile.base-floating", "ARG V=1.2\nFROM a:${V}\n", false],
  ["dockerfile.base-floating", "ARG V\nFROM a:${V:-latest}\n", true],
  ["dockerfile.base-floating", "ARG V\nFROM a:$V\n", null],
  ["dockerfile.multi-stage", "FROM a AS b\nFROM c\nCOPY --from=b / /\n", true],
  ["dockerfile.multi-stage", "# FROM x\nFROM a\n", false],
  ["dockerfile.minimal-base", "FROM python:3.12-slim\n", true],
  ["dockerfile.minimal-base", "FROM alpine:3\n", true],
  ["dockerfile.minimal-base", "FROM python:3.12\n", false],
  ["manifest.runtime", "FROM --platform=linux/amd64 python:3.12-slim\n", "python 3.12"],
])("%s of %j is %s", async (signal, source, value) => {
  const reading = one(await scanFiles({ Dockerfile: source }, [dockerfiles]), signal);
  expect(reading.value).toBe(value);
  expect(reading.value === null).toBe(reading.reason !== undefined);
});

it("names the line of the last USER", async () => {
  expect(
    one(await scanFiles({ "x.Dockerfile": "FROM a\nRUN b\nUSER c\n" }, [dockerfiles]), "dockerfile.runs-as-root"),
  ).toMatchObject({ path: "x.Dockerfile", line: 3 });
});

it("follows stages of one name back in one pass, however many there are", async () => {
  const stages = "FROM a AS a\n".repeat(40_000);
  const readings = await scanFiles({ Dockerfile: `FROM x:1 AS a\nUSER app\n${stages}` }, [dockerfiles]);
  expect(one(readings, "dockerfile.runs-as-root")).toMatchObject({ value: false, line: 2 });
  expect(one(readings, "dockerfile.base-floating").value).toBe(false);
});
