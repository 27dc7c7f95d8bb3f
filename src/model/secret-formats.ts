/** A kind of credential that its form gives away. */
export interface SecretFormat {
  kind: string;
  /** The kind in words, for messages. */
  words: string;
  /** What must be there before the pattern is tried: makes a search over many lines cheap. */
  hint: RegExp;
  /** Global. Every repetition that something has to follow is bounded, so that no text takes long. Group 1 is the credential. */
  pattern: RegExp;
  /** Least Shannon entropy of the credential in a file, bits per character: keeps placeholders such as XXXX out. */
  entropy: number;
  /** What the credential must be besides, in files: there, other text has that form too. */
  inFiles?: RegExp;
}

export const URL_PASSWORD = "url-password";
export const PRIVATE_KEY = "private-key";

/**
 * Forms from the vendors' documentation: AWS IAM ("Understanding unique ID prefixes"), GitHub ("Behind GitHub's new authentication token
 * formats"), GitLab ("Token overview"), Slack ("Token types"), Stripe ("API keys"), Google Cloud ("API keys"), Grafana ("Service accounts"),
 * Azure Storage ("Configure connection strings"), npm, PyPI, SendGrid; private keys (RFC 7468), web tokens (RFC 7519), bearer and basic
 * authorization (RFC 6750, RFC 7617), user and password in a URL (RFC 3986, section 3.2.1).
 */
export const SECRET_FORMATS: readonly SecretFormat[] = [
  {
    kind: "aws-access-key",
    words: "an AWS access key id",
    hint: /AKIA|ASIA/,
    pattern: /(?<![A-Z0-9])((?:AKIA|ASIA)[A-Z0-9]{16})(?![A-Z0-9])/g,
    entropy: 3,
  },
  {
    kind: PRIVATE_KEY,
    words: "a private key",
    hint: /-----BEGIN/,
    pattern: /(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)/g,
    entropy: 0,
  },
  {
    kind: "github-token",
    words: "a GitHub token",
    hint: /gh[pousr]_|github_pat_/,
    pattern: /(?<![A-Za-z0-9_])(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/g,
    entropy: 3.5,
  },
  {
    kind: "gitlab-token",
    words: "a GitLab token",
    hint: /gl[a-z]{2,4}-/,
    pattern: /(?<![A-Za-z0-9_-])(gl(?:pat|dt|rt|cbt|ptt|soat)-[A-Za-z0-9_-]{16,})/g,
    entropy: 3,
    inFiles: /[0-9A-Z]/,
  },
  {
    kind: "slack-token",
    words: "a Slack token",
    hint: /xox/,
    pattern: /(?<![A-Za-z0-9_])(xox[abeoprs]-[A-Za-z0-9-]{10,})/g,
    entropy: 3,
    inFiles: /[0-9]/,
  },
  {
    kind: "slack-webhook",
    words: "a Slack webhook",
    hint: /hooks\.slack\.com/,
    pattern:
      /(https:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{24})(?![A-Za-z0-9])/g,
    entropy: 4,
  },
  {
    kind: "stripe-key",
    words: "a Stripe key",
    hint: /k_live_/,
    pattern: /(?<![A-Za-z0-9_])([rs]k_live_[A-Za-z0-9]{10,})/g,
    entropy: 3.5,
  },
  {
    kind: "google-api-key",
    words: "a Google API key",
    hint: /AIza/,
    pattern: /(?<![A-Za-z0-9_-])(AIza[A-Za-z0-9_-]{35,})/g,
    entropy: 4,
    inFiles: /^.{39}$/,
  },
  {
    kind: "grafana-token",
    words: "a Grafana token",
    hint: /gl(?:c|sa)_/,
    pattern: /(?<![A-Za-z0-9_])(gl(?:c|sa)_[A-Za-z0-9+/=_-]{20,})/g,
    entropy: 3.5,
    inFiles: /[0-9]/,
  },
  {
    kind: "npm-token",
    words: "an npm token",
    hint: /npm_/,
    pattern: /(?<![A-Za-z0-9_])(npm_[A-Za-z0-9]{36})(?![A-Za-z0-9])/g,
    entropy: 3.5,
  },
  {
    kind: "pypi-token",
    words: "a PyPI token",
    hint: /pypi-AgEIcHlwaS5vcmc/,
    pattern: /(pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,})/g,
    entropy: 4,
  },
  {
    kind: "sendgrid-key",
    words: "a SendGrid key",
    hint: /SG\./,
    pattern: /(?<![A-Za-z0-9])(SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/g,
    entropy: 4,
  },
  {
    kind: "json-web-token",
    words: "a JSON Web Token",
    hint: /eyJ/,
    pattern: /(?<![A-Za-z0-9_])(eyJ[A-Za-z0-9_-]{17,}(?:\.[A-Za-z0-9_-]+)*)/g,
    entropy: 3.5,
    // Any JSON begins so in base64; a token is a header, a payload and a signature.
    inFiles: /^eyJ[^.]+\.eyJ[^.]+\.[^.]{20,}$/,
  },
  {
    kind: "azure-storage-key",
    words: "an Azure storage key",
    hint: /key=/i,
    pattern: /(?<![A-Za-z0-9_])((?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/=]{20,})/gi,
    entropy: 3.5,
  },
  {
    kind: "bearer-token",
    words: "a bearer token",
    hint: /bearer|basic/i,
    pattern: /^(?:Bearer|Basic)\s{1,8}([A-Za-z0-9._~+/-]{16,}=*)$/gi,
    entropy: 3.5,
    inFiles: /[0-9].*[0-9]/,
  },
  {
    // Within other text; "basic authentication-settings" is none: two digits at least.
    kind: "bearer-token",
    words: "a bearer token",
    hint: /bearer|basic/i,
    pattern:
      /(?<![A-Za-z0-9_])(?:Bearer|Basic)[ \t]{1,8}(?=(?:[A-Za-z._~+/-]{0,60}[0-9]){2})([A-Za-z0-9._~+/-]{16,}={0,2})/gi,
    entropy: 3.5,
  },
  {
    kind: URL_PASSWORD,
    words: "a URL with a password",
    hint: /:\/\/[^/?#\s]{1,700}@/,
    pattern: /(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/([^/?#\s@:"'`<>]{0,200}:[^/?#\s"'`<>]{1,500})@/gi,
    entropy: 0,
  },
];
