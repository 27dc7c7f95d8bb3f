/** The manifest's `providers.azure`, as settings.schema.json describes it. */
export interface AzureSettings {
  subscription?: string;
  workspace?: string;
  ownerTag?: string;
  endpoint?: string;
  auth?: { tokenEnv: string; logsTokenEnv?: string };
}

export function settingsOf(settings: { [key: string]: unknown }): AzureSettings {
  return settings as AzureSettings;
}

/** The key of the tag that tells whose a resource is: ours, where the manifest names none. */
export function ownerTagOf({ ownerTag }: AzureSettings): string {
  return ownerTag ?? "owner";
}
