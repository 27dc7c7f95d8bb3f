/** Exit codes of the contract. Never a count, never two meanings. */
export const EXIT = { done: 0, failed: 1, usage: 2, noVerdict: 3, bug: 70, interrupted: 130 } as const;

export interface ErrorDetails {
  /** `PLUMBRULE_E_…` */
  code: string;
  exitCode: (typeof EXIT)[keyof typeof EXIT];
  suggestions?: string[];
  cause?: unknown;
}

/** An expected failure, said to the user in one message that names what, where and the fix. */
export class PlumbruleError extends Error {
  readonly code: string;
  readonly exitCode: (typeof EXIT)[keyof typeof EXIT];
  readonly suggestions: string[];

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "PlumbruleError";
    this.code = details.code;
    this.exitCode = details.exitCode;
    this.suggestions = details.suggestions ?? [];
  }
}

/** The call or a file it names is wrong (exit 2). */
export class UsageError extends PlumbruleError {
  constructor(message: string, suggestions: string[] = [], code = "PLUMBRULE_E_USAGE") {
    super(message, { code, exitCode: EXIT.usage, suggestions });
  }
}

/** A file the user wrote is wrong (exit 2): `file:line: path: what`. */
export class FileError extends PlumbruleError {
  constructor(
    at: { file: string; line?: number | undefined; path?: string | undefined },
    message: string,
    suggestions: string[] = [],
  ) {
    const place = at.line === undefined ? at.file : `${at.file}:${at.line}`;
    super(`${place}: ${at.path ? `${at.path}: ` : ""}${message}`, {
      code: "PLUMBRULE_E_FILE",
      exitCode: EXIT.usage,
      suggestions,
    });
  }
}
