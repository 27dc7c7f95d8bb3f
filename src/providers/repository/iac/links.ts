import { type IacResource, property } from "./resource.ts";
import { Unresolved } from "./unresolved.ts";

/**
 * Which resources name which, by an expression such as `aws_sqs_queue.orders.id` or by the name that is written out. Looked up, not
 * compared in pairs: a folder may have tens of thousands of resources.
 */
export class Links {
  readonly #peers: Map<string, Map<string, IacResource[]>>;
  readonly #named = new Map<string, Map<string, IacResource[]>>();

  constructor(all: readonly IacResource[]) {
    const scopes = Map.groupBy(all, (of) => of.scope);
    this.#peers = new Map([...scopes].map(([scope, peers]) => [scope, Map.groupBy(peers, (of) => of.type)]));
  }

  /** Resources of a type that are deployed with this one. */
  peers(of: IacResource, type: string): readonly IacResource[] {
    return this.#peers.get(of.scope)?.get(type) ?? [];
  }

  /** Those of them whose property names this one. */
  to(of: IacResource, type: string, path: string): readonly IacResource[] {
    return this.#find(
      of,
      `${type}\0${path}`,
      () => this.peers(of, type),
      (other) => property(other, path),
    );
  }

  /** Resources of a type that a value of this one names. */
  from(of: IacResource, type: string, value: unknown): readonly IacResource[] {
    const key = `${of.scope}\0from ${type}`;
    let known = this.#named.get(key);
    if (!known) {
      known = new Map();
      for (const peer of this.peers(of, type)) for (const name of namesOf(peer)) add(known, name, peer);
      this.#named.set(key, known);
    }
    const names = known;
    return [...namesIn(value, of.tool)].flatMap((name) => names.get(name) ?? []);
  }

  /** Resources of any type whose value of that kind names this one. */
  byValue(of: IacResource, kind: string, named: (other: IacResource) => unknown): readonly IacResource[] {
    return this.#find(of, kind, () => [...(this.#peers.get(of.scope)?.values() ?? [])].flat(), named);
  }

  #find(
    of: IacResource,
    kind: string,
    among: () => readonly IacResource[],
    valueFor: (other: IacResource) => unknown,
  ): readonly IacResource[] {
    const key = `${of.scope}\0${kind}`;
    let named = this.#named.get(key);
    if (!named) {
      named = new Map();
      for (const other of among()) for (const name of namesIn(valueFor(other), other.tool)) add(named, name, other);
      this.#named.set(key, named);
    }
    const found = namesOf(of).flatMap((name) => named.get(name) ?? []);
    return found.length > 1 ? [...new Set(found)] : found;
  }
}

function add(to: Map<string, IacResource[]>, name: string, resource: IacResource): void {
  const before = to.get(name);
  if (before) before.push(resource);
  else to.set(name, [resource]);
}

/** An address is `aws_sqs_queue.orders` in Terraform, `Orders` in CloudFormation. */
function namesIn(value: unknown, tool: IacResource["tool"]): ReadonlySet<string> {
  if (typeof value === "string") return new Set([`text ${value}`]);
  if (!(value instanceof Unresolved)) return new Set();
  const addresses = value.text.matchAll(tool === "terraform" ? /(?<![\w.])\w+\.[\w-]+/g : /\w+/g);
  return new Set([...addresses].map(([address]) => `address ${address}`));
}

function namesOf(of: IacResource): string[] {
  const written = ["bucket", "name", "BucketName", "ServiceName"].map((path) => property(of, path));
  return [
    `address ${of.tool === "terraform" ? `${of.type}.${of.name}` : of.name}`,
    ...written.filter((one) => typeof one === "string").map((one) => `text ${one}`),
  ];
}
