import type { TokenCredential } from "@azure/identity";
import type { AzureSettings } from "./settings.ts";

/** What a token is for: the audiences of management (metrics, too) and of logs are different. */
export type Audience = "management" | "logs";

type Environment = { readonly [name: string]: string | undefined };

/** Variables of DefaultAzureCredential that hold secrets. */
const SECRET_VARIABLES = [
  "AZURE_CLIENT_SECRET",
  "AZURE_CLIENT_CERTIFICATE_PASSWORD",
  "AZURE_PASSWORD",
  "IDENTITY_HEADER",
];

/** Where tokens come from, and everything that must not be shown. */
export interface Credentials {
  for(audience: Audience): Promise<TokenCredential>;
  /** Grows with each token that is got. */
  secrets: string[];
}

/** The variables that the manifest names, else the vendor's own chain, which is loaded when a token is wanted. */
export function credentialsOf({ auth }: AzureSettings, environment: Environment): Credentials | { reason: string } {
  const secrets = SECRET_VARIABLES.flatMap((name) => environment[name] || []);
  if (auth) {
    const management = tokenFrom(auth.tokenEnv, environment);
    if (typeof management !== "string") return management;
    const logs = tokenFrom(auth.logsTokenEnv ?? auth.tokenEnv, environment);
    if (typeof logs !== "string") return logs;
    secrets.push(management, logs);
    const tokens = { management, logs };
    return { secrets, for: (audience) => Promise.resolve(fixed(tokens[audience])) };
  }
  let chain: Promise<TokenCredential> | undefined;
  const load = async (): Promise<TokenCredential> => {
    const { DefaultAzureCredential } = await import("./identity.ts");
    const credential = new DefaultAzureCredential();
    return {
      async getToken(scopes, options) {
        const token = await credential.getToken(scopes, options);
        if (token && !secrets.includes(token.token)) secrets.push(token.token);
        return token;
      },
    };
  };
  return { secrets, for: () => (chain ??= load()) };
}

function fixed(token: string): TokenCredential {
  // It is whoever gave it that renews it: a run is shorter than an hour.
  return { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
}

function tokenFrom(name: string, environment: Environment): string | { reason: string } {
  const token = environment[name]?.trim();
  if (token === undefined || token === "") return { reason: `the environment variable ${name} is not set` };
  if (!/^[!-~]+$/.test(token)) return { reason: `the environment variable ${name} holds what is no token` };
  return token;
}
