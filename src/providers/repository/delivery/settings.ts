import { parseDuration } from "../../../model/time.ts";

/** What the gathering of deployments is told by `providers.repository.delivery` (settings.schema.json). */
export interface DeliverySettings {
  tagPattern?: string;
  preReleases: boolean;
  /** Tag prefix → folder, without slashes at its ends. */
  services: Map<string, string>;
  hotfixWindowSeconds: number;
  /** IANA time zone in which days and weeks are counted; carried along with the deployments. */
  zone: string;
}

/** Defaults where nothing is set. The manifest was validated; a value of another type is taken as not set. */
export function deliverySettings(settings: { [key: string]: unknown }): DeliverySettings {
  const own = settings.delivery;
  const given = (typeof own === "object" && own !== null ? own : {}) as { [key: string]: unknown };
  const services = new Map<string, string>();
  if (typeof given.services === "object" && given.services !== null) {
    for (const [name, path] of Object.entries(given.services))
      if (typeof path === "string") services.set(name, path.replace(/^(?:\.?\/)+|\/+$/g, ""));
  }
  return {
    ...(typeof given.tagPattern === "string" ? { tagPattern: given.tagPattern } : {}),
    preReleases: given.preReleases === true,
    services,
    // Default: §2.3 of the definitions, seven days.
    hotfixWindowSeconds: parseDuration(typeof given.hotfixWindow === "string" ? given.hotfixWindow : "7d"),
    zone: typeof given.zone === "string" ? given.zone : "UTC",
  };
}
