import { visible } from "../../model/text.ts";

/** Who a token speaks for, as it says itself: it is read, not verified, and nothing rests on it. Undefined for what is no JWT. */
export function identityIn(token: string): string | undefined {
  const claims = claimsOf(token);
  if (!claims) return undefined;
  const text = (name: string) => (typeof claims[name] === "string" ? visible(claims[name]).slice(0, 200) : undefined);
  // Microsoft Entra, "Access token claims reference": a person has a upn, an application an appid.
  const who = text("upn") ?? text("unique_name") ?? text("appid") ?? text("azp") ?? text("oid");
  if (who === undefined) return undefined;
  const tenant = text("tid");
  return `${who}${tenant === undefined ? "" : ` of the tenant ${tenant}`}`;
}

function claimsOf(token: string): { [name: string]: unknown } | undefined {
  const [, body] = token.split(".");
  if (body === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
    return claims !== null && typeof claims === "object" ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
}
