/** Ids of places in the page: safe in an attribute and a link whatever the name holds, and never the same twice. */
export class Anchors {
  readonly #byName = new Map<string, string>();
  readonly #taken = new Map<string, number>();

  /** `reserved`: ids that the templates write themselves. */
  constructor(reserved: readonly string[] = []) {
    for (const id of reserved) this.#taken.set(id, 1);
  }

  /** The id of a name of one kind; the same name gives the same id. */
  of(kind: string, ...names: string[]): string {
    return this.#place([kind, ...names], [kind, ...names].join("."));
  }

  /** The id of a practice: its own, such as `REL11-BP02`, where no other framework's has it. */
  ofPractice(framework: string, practice: string): string {
    return this.#place(["practice", framework, practice], practice);
  }

  /** The id of a check: its own, such as `missing-alert`, where nothing else has it. */
  ofCheck(check: string): string {
    return this.#place(["check", check], check);
  }

  #place(path: readonly string[], name: string): string {
    const key = JSON.stringify(path);
    const known = this.#byName.get(key);
    if (known !== undefined) return known;
    const slug = (name === "" ? "x" : name).replace(/[^A-Za-z0-9.-]+/g, "-").slice(0, LONGEST);
    let count = (this.#taken.get(slug) ?? 0) + 1;
    let id = count === 1 ? slug : `${slug}.${count}`;
    for (; this.#taken.has(id) && id !== slug; id = `${slug}.${count}`) count += 1;
    this.#taken.set(slug, count);
    if (id !== slug) this.#taken.set(id, 1);
    this.#byName.set(key, id);
    return id;
  }
}

const LONGEST = 80;
