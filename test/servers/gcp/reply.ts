export interface Reply {
  status: number;
  body: object;
}

export function invalid(message: string): Reply {
  return { status: 400, body: { error: { code: 400, status: "INVALID_ARGUMENT", message } } };
}

export function denied(permission: string, secret = ""): Reply {
  return {
    status: 403,
    body: {
      error: {
        code: 403,
        status: "PERMISSION_DENIED",
        message: `Permission ${permission} denied for ${secret}`,
        details: [
          {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            reason: "IAM_PERMISSION_DENIED",
            domain: "googleapis.com",
          },
        ],
      },
    },
  };
}
