import type { ProviderContext } from "../../model/provider.ts";
import { DAY_MS } from "../../model/time.ts";
import type { Component } from "../../model/workload.ts";
import type { Called } from "../shared/calls.ts";
import type { Cloud } from "./cloud.ts";
import { type Item, instantOf, isItem, restPage, textOf } from "./rest-list.ts";
import { labelsOf, projectOf } from "./series.ts";
import { settingsOf } from "./settings.ts";
import { evidenceOf, instantWindow, type View } from "./views.ts";

const SOURCE = "gcp/asset-resources";

const PROXY = "compute.googleapis.com/TargetHttpsProxy";
const SSL_CERTIFICATE = "compute.googleapis.com/SslCertificate";
const CERTIFICATE = "certificatemanager.googleapis.com/Certificate";
const MAP_ENTRY = "certificatemanager.googleapis.com/CertificateMapEntry";

/** Load balancers' certificates: their HTTPS proxies name them, of Compute Engine or by a map of Certificate Manager. One list a project holds all of these. */
export function certificatesView(context: ProviderContext): View | undefined {
  const signal = context.signals.find(({ id }) => id === "certificate.days-left");
  const { project } = settingsOf(context.settings);
  const watched = context.workload.components.flatMap((component) => {
    const own = component.type === "gcp.cloudlb" ? projectOf(component, project) : undefined;
    return own === undefined ? [] : [{ component, project: own }];
  });
  const projects = [...new Set(watched.map((one) => one.project))].sort();
  if (!signal || projects.length === 0) return undefined;
  const readings = watched.map((one) => ({
    subject: one.component.id,
    signal,
    query: `projects/${one.project}/assets, contentType=RESOURCE, of ${PROXY} and certificates`,
    window: instantWindow(context.asOf),
  }));
  return {
    source: SOURCE,
    readings,
    plan: (usage) => usage.add(SOURCE, { requests: projects.length, bound: projects.length }),
    async see(cloud, complaints) {
      cloud.calls.usage.add(SOURCE, { bound: projects.length });
      const lists = new Map(
        await Promise.all(projects.map(async (one) => [one, await resourcesOf(cloud, one)] as const)),
      );
      for (const called of lists.values()) {
        if ("failure" in called) complaints.failed(SOURCE, called.failure.reason);
        else complaints.answered(SOURCE);
      }
      const evidence = watched.map(({ component, project: own }, at) => {
        const called = lists.get(own);
        const result =
          !called || "failure" in called
            ? { reason: called?.failure.reason ?? "was not asked" }
            : daysLeft(component, called.answer, Date.parse(context.asOf));
        const reading = readings[at];
        return reading ? [evidenceOf(reading, result, context.asOf)] : [];
      });
      return { evidence: evidence.flat() };
    },
  };
}

function resourcesOf(cloud: Cloud, project: string): Promise<Called<Item[]>> {
  const request = {
    api: "cloudasset" as const,
    path: `v1/projects/${encodeURIComponent(project)}/assets`,
    query: {
      assetTypes: [PROXY, SSL_CERTIFICATE, CERTIFICATE, MAP_ENTRY],
      contentType: "RESOURCE",
      pageSize: "1000",
    },
    permission: "cloudasset.assets.listResource",
    items: "assets",
  };
  return cloud.all(SOURCE, (token) => restPage(cloud, SOURCE, request, token));
}

/** Of all certificates of the component, the days until the first expires. One whose end is not told may be the first. */
function daysLeft(component: Component, assets: readonly Item[], now: number): { value: number } | { reason: string } {
  const labels = labelsOf(component);
  const of = (type: string) => assets.filter(({ assetType }) => assetType === type);
  const proxies = of(PROXY).filter((asset) => {
    const { urlMap, name } = dataOf(asset);
    const wanted = labels.get("target_proxy_name");
    return lastOf(urlMap) === labels.get("url_map_name") && (wanted === undefined || wanted === name);
  });
  if (proxies.length === 0) return { reason: "no HTTPS proxy leads to its URL map: it ends no encrypted connection" };
  const ends: number[] = [];
  for (const proxy of proxies) {
    const { certificateMap, sslCertificates } = dataOf(proxy);
    const mapped = textOf(certificateMap);
    // With a map, what the proxy names itself is not used.
    const entries =
      mapped === "" ? [] : of(MAP_ENTRY).filter((entry) => sameResource(parentOf(textOf(entry.name)), mapped));
    const names =
      mapped === "" ? textsOf(sslCertificates) : entries.flatMap((entry) => textsOf(dataOf(entry).certificates));
    if (names.length === 0) return { reason: `no certificate is listed of its proxy ${lastOf(textOf(proxy.name))}` };
    for (const name of names) {
      const found = [...of(SSL_CERTIFICATE), ...of(CERTIFICATE)].find((asset) =>
        sameResource(textOf(asset.name), name),
      );
      const end = instantOf(found && dataOf(found).expireTime);
      if (Number.isNaN(end))
        return { reason: `the end of its certificate ${lastOf(name)} is not told: it may not be issued yet` };
      ends.push(end);
    }
  }
  return { value: (Math.min(...ends) - now) / DAY_MS };
}

function dataOf({ resource }: Item): Item {
  return isItem(resource) && isItem(resource.data) ? resource.data : {};
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf).filter((one) => one !== "") : [];
}

function lastOf(name: unknown): string {
  return textOf(name).split("/").at(-1) ?? "";
}

/** `…/certificateMaps/m/certificateMapEntries/e` stands in `…/certificateMaps/m`. */
function parentOf(name: string): string {
  return name.split("/").slice(0, -2).join("/");
}

/** The same path below its projects, whether named by address (`https://www.googleapis.com/compute/v1/projects/…`), by host or by path alone. The project may be a number. */
function sameResource(one: string, other: string): boolean {
  const path = (name: string) => /projects\/[^/]+\/(.+)$/.exec(name)?.[1];
  return path(one) !== undefined && path(one) === path(other);
}
