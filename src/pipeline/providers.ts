import type { DoctorResult } from "../model/provider.ts";
import { FUTURE_PROVIDERS, PROVIDER_TITLES } from "../providers/registry.ts";
import { activate, type GatherOptions } from "./gather.ts";
import { interruptible } from "./interruptible.ts";
import type { DescribedWorkload } from "./workload.ts";

export interface ProviderRow {
  id: string;
  title: string;
  available: boolean;
}

export function listProviders(): ProviderRow[] {
  return [
    ...PROVIDER_TITLES.map((one) => ({ ...one, available: true })),
    ...FUTURE_PROVIDERS.map((id) => ({
      id,
      title: "accepted in a manifest, not read by this version",
      available: false,
    })),
  ];
}

export interface ProviderHealth {
  provider: string;
  ok: boolean;
  results: DoctorResult[];
}

/** Asks every configured source whether it could be read, without gathering. */
export async function diagnoseProviders(
  described: DescribedWorkload,
  options: GatherOptions,
): Promise<ProviderHealth[]> {
  const active = await activate(described, options);
  const health = await Promise.all(
    active.map(async ({ provider, context, notes }): Promise<ProviderHealth> => {
      const examined = provider
        .doctor(context)
        .catch((error: unknown): DoctorResult[] => [
          { subject: provider.id, ok: false, message: error instanceof Error ? error.message : String(error) },
        ]);
      const found = await interruptible(examined, options.abort);
      const results = [
        ...found,
        ...notes.map(({ message }) => ({ subject: "end of the recording", ok: true, message })),
      ];
      return { provider: provider.id, ok: results.every((result) => result.ok), results };
    }),
  );
  const unreadable = described.diagnostics
    .filter((one) => one.level === "error")
    .map(
      (one): ProviderHealth => ({
        provider: one.provider,
        ok: false,
        results: [{ subject: one.provider, ok: false, message: one.message }],
      }),
    );
  return [...health, ...unreadable];
}
