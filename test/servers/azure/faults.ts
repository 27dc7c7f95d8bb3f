import type { ServerResponse } from "node:http";
import type { Operation, Request } from "./world.ts";

/** Does something else than answering; `answer` answers after all. */
type Fault = (request: Request, response: ServerResponse, answer: () => void) => void;

/** What goes wrong with the next requests of an operation. */
export class Faults {
  readonly #next = new Map<Operation, { fault: Fault; times: number }[]>();

  add(operation: Operation, fault: Fault, times = 1): void {
    this.#next.set(operation, [...(this.#next.get(operation) ?? []), { fault, times }]);
  }

  next(operation: Operation): Fault | undefined {
    const queue = this.#next.get(operation);
    const [first] = queue ?? [];
    if (!queue || !first) return undefined;
    first.times -= 1;
    if (first.times <= 0) queue.shift();
    return first.fault;
  }
}

function json(response: ServerResponse, status: number, body: object, headers: { [name: string]: string } = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

export function throttle(retryAfter = "0", header = "retry-after"): Fault {
  return (_request, response) =>
    json(
      response,
      429,
      { error: { code: "TooManyRequests", message: "Too many requests." } },
      { [header]: retryAfter },
    );
}

export function deny(message = "The client does not have authorization to perform action."): Fault {
  return (_request, response) => json(response, 403, { error: { code: "AuthorizationFailed", message } });
}

export function failing(status = 500, body = ""): Fault {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  };
}

/** A portal between, such as that of a hotel. */
export const webPage: Fault = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
};

export const notJson: Fault = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json" }).end('{"values": [');
};

export const otherShape: Fault = (_request, response) => json(response, 200, { hello: [1, 2, 3] });

export const hang: Fault = () => undefined;

/** The connection breaks in the middle of the answer. */
export const cutOff: Fault = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"values":');
  setTimeout(() => response.destroy(), 5);
};

export function redirect(to: string): Fault {
  return (_request, response) => {
    response.writeHead(307, { location: to }).end();
  };
}
