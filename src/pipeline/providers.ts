import type { DoctorResult } from "../model/provider.ts";
import { PROVIDER_TITLES } from "../providers/registry.ts";
import { activate, type GatherOptions } from "./gather.ts";
import { interruptible } from "./interruptible.ts";
import type { DescribedWorkload } from "./workload.ts";

/** Every source, for people. */
export function listProviders(): readonly { id: string; title: string }[] {
  return PROVIDER_TITLES;
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
