import { describe, expect, it } from "vitest";
import { namedSources } from "../../src/pipeline/named-sources.ts";

const named = (providers: string[], settings: string[]) => namedSources("/", providers, settings);

describe("sources that a command line names", () => {
  it("get their settings, by the source's name where there are several, keys of keys by dots", async () => {
    expect(await named(["gcp"], ["project=shop", "auth.tokenEnv=T"])).toEqual({
      gcp: { project: "shop", auth: { tokenEnv: "T" } },
    });
    expect(await named(["gcp", "prometheus"], ["prometheus.url=http://127.0.0.1:9", "gcp.project=shop"])).toEqual({
      gcp: { project: "shop" },
      prometheus: { url: "http://127.0.0.1:9" },
    });
    expect(await named([], [])).toEqual({});
  });

  it.each<[name: string, providers: string[], settings: string[], message: RegExp]>([
    ["a source that is none", ["gpc"], [], /"gpc" is not a provider/],
    ["no value", ["gcp"], ["project"], /needs KEY=VALUE/],
    ["no source", [], ["project=shop"], /not said of which --provider/],
    ["one of several", ["gcp", "prometheus"], ["project=shop"], /not said of which --provider/],
    ["a key that is none", ["gcp"], ["projekt=shop"], /--setting.*projekt/],
    ["an address that may not be", ["gcp"], ["endpoint=http://example.com"], /--setting.*http/],
  ])("are refused with %s", async (_name, providers, settings, message) => {
    await expect(named(providers, settings)).rejects.toThrow(message);
  });
});
