import { GoogleAuth } from "google-auth-library";
import type { GcpSettings } from "./settings.ts";
import { WireFault } from "./wire-fault.ts";

/** What goes with a request to show who asks. */
export interface Credentials {
  headers(): Promise<Headers>;
  /** What must not be shown, as far as it is known yet. */
  readonly secrets: string[];
}

// The Recommender knows no narrower one; what the identity may do is the work of its roles.
const SCOPE = "https://www.googleapis.com/auth/cloud-platform";

type Environment = { readonly [name: string]: string | undefined };

/** The token of `auth.tokenEnv`, else Application Default Credentials; or why there are none. */
export function credentialsFor(
  { auth, project }: GcpSettings,
  environment: Environment,
): Credentials | { reason: string } {
  if (auth === undefined) return applicationDefault(project);
  const token = environment[auth.tokenEnv]?.trim();
  if (token === undefined || token === "") return { reason: `the environment variable ${auth.tokenEnv} is not set` };
  if (!/^[!-~]+$/.test(token)) return { reason: `the environment variable ${auth.tokenEnv} holds what is no token` };
  return { secrets: [token], headers: async () => new Headers({ authorization: `Bearer ${token}` }) };
}

/** `project`: the library would otherwise ask the cloud for one. */
function applicationDefault(project: string | undefined): Credentials {
  const auth = new GoogleAuth({ scopes: [SCOPE], ...(project === undefined ? {} : { projectId: project }) });
  const secrets: string[] = [];
  // Who has none is asked about it once, not at every call.
  let none: WireFault | undefined;
  return {
    secrets,
    async headers() {
      if (none) throw none;
      try {
        const headers = await auth.getRequestHeaders();
        const token = headers.get("authorization")?.replace(/^Bearer /i, "");
        if (token && !secrets.includes(token)) secrets.push(token);
        return headers;
      } catch {
        // What the library says may hold paths and parts of keys.
        none = new WireFault({
          kind: "denied",
          unsent: true,
          reason:
            "no Application Default Credentials could be had: `gcloud auth application-default login`, GOOGLE_APPLICATION_CREDENTIALS, or auth.tokenEnv",
        });
        throw none;
      }
    },
  };
}
