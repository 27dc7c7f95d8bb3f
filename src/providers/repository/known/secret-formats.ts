/** A kind of credential that its form gives away. */
export interface SecretFormat {
  kind: string;
  /** Text that must be in a line before the pattern is tried: makes the scan cheap. */
  hint: string;
  /** Bounded and without nested repetition, so that it takes linear time. Group 1 is the credential. */
  pattern: RegExp;
  /** Least Shannon entropy of the credential, bits per character: keeps placeholders such as XXXX out. */
  entropy: number;
}

/**
 * Forms from the vendors' documentation: AWS IAM ("Understanding unique ID prefixes"), GitHub ("Behind GitHub's new authentication token
 * formats"), GitLab ("Token overview"), Slack ("Token types"), Stripe ("API keys"), Google Cloud ("API keys"), npm, PyPI, SendGrid, Twilio.
 */
export const SECRET_FORMATS: SecretFormat[] = [
  { kind: "aws-access-key", hint: "A", pattern: /(?<![A-Z0-9])((?:AKIA|ASIA)[A-Z2-7]{16})(?![A-Z0-9])/, entropy: 3 },
  {
    kind: "private-key",
    hint: "-----BEGIN",
    pattern: /(-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----)/,
    entropy: 0,
  },
  {
    kind: "github-token",
    hint: "gh",
    pattern: /(?<![A-Za-z0-9_])(gh[pousr]_[A-Za-z0-9]{36,255})(?![A-Za-z0-9])/,
    entropy: 3.5,
  },
  {
    kind: "github-token",
    hint: "github_pat_",
    pattern: /(?<![A-Za-z0-9_])(github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})(?![A-Za-z0-9])/,
    entropy: 3.5,
  },
  {
    kind: "gitlab-token",
    hint: "gl",
    pattern: /(?<![A-Za-z0-9_-])(gl(?:pat|dt|rt|cbt|ptt|soat)-[A-Za-z0-9_-]{20,64})(?![A-Za-z0-9_-])/,
    entropy: 3,
  },
  {
    kind: "slack-token",
    hint: "xox",
    pattern: /(?<![A-Za-z0-9])(xox[abprs]-[0-9]{8,14}-[A-Za-z0-9-]{20,120})(?![A-Za-z0-9])/,
    entropy: 3,
  },
  {
    kind: "slack-webhook",
    hint: "hooks.slack.com",
    pattern:
      /(https:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{24})(?![A-Za-z0-9])/,
    entropy: 4,
  },
  {
    kind: "stripe-key",
    hint: "k_live_",
    pattern: /(?<![A-Za-z0-9_])([sr]k_live_[A-Za-z0-9]{24,120})(?![A-Za-z0-9])/,
    entropy: 3.5,
  },
  {
    kind: "google-api-key",
    hint: "AIza",
    pattern: /(?<![A-Za-z0-9_-])(AIza[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])/,
    entropy: 4,
  },
  { kind: "npm-token", hint: "npm_", pattern: /(?<![A-Za-z0-9_])(npm_[A-Za-z0-9]{36})(?![A-Za-z0-9])/, entropy: 3.5 },
  {
    kind: "pypi-token",
    hint: "pypi-AgEIcHlwaS5vcmc",
    pattern: /(pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,200})/,
    entropy: 4,
  },
  {
    kind: "sendgrid-key",
    hint: "SG.",
    pattern: /(?<![A-Za-z0-9])(SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/,
    entropy: 4,
  },
];
