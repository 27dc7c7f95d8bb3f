import type { DoctorResult, ProviderContext } from "../../model/provider.ts";
export async function examineGcp(_context: ProviderContext): Promise<DoctorResult[]> {
  return [];
}
